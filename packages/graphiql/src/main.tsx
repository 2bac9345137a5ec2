import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';
import './explain.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Explorer } from './explorer.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root"');
createRoot(root).render(
  <StrictMode>
    <Explorer />
  </StrictMode>,
);
