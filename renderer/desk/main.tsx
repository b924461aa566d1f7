import '../ui/fonts.ts';
import '../ui/tokens.css';
import './desk.css';
import './desk-screens.css';
import './room/waiting-queue.css';
import './room/room.css';
import './settings/settings.css';
import './desk-forms.css';
import './setup/setup.css';
import './closing/closing.css';
import './doctor/doctor.css';
import './people/people.css';
import './inventory/inventory.css';
import './loans/loans.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { connectCore } from '../core-client/core-client.ts';
import { Desk } from './desk.tsx';
import { ClientProvider } from './use-core.ts';

const root = document.getElementById('root');
const queries = new QueryClient();
if (root !== null) {
  createRoot(root).render(
    <QueryClientProvider client={queries}>
      <ClientProvider value={connectCore('desk')}>
        <Desk />
      </ClientProvider>
    </QueryClientProvider>,
  );
}
