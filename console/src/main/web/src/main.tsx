import '@mantine/core/styles.css';
import './look/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('Expected an element "root" but found none');
}
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
