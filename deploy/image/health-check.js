// The health check of the image, which has no curl: exits with 0 if the gateway in this container accepts work.
const { PORT: port = '4000' } = process.env;
const response = await fetch(`http://127.0.0.1:${port}/health/ready`, {
  signal: AbortSignal.timeout(2500),
}).catch(() => undefined);
process.exitCode = response?.ok === true ? 0 : 1;
