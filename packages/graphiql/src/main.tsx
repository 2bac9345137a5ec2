import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';
import './explain.css';
import './page-parts.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Explorer } from './explorer.tsx';
import { takeSharedQuery } from './take-shared-query.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root"');
const sharedQuery = takeSharedQuery();
createRoot(root).render(
  <StrictMode>
    <Explorer sharedQuery={sharedQuery} />
  </StrictMode>,
);
