import type { CoreProcess } from '../core-process.ts';

/** Whether the antenne switched the kiosk's camera on; asked again whenever the settings change. Off until known. */
export function watchCamera(core: CoreProcess): { readonly isOn: () => boolean } {
  let on = false;
  const ask = async (): Promise<void> => {
    const reply = await core.call({ role: 'kiosk', windowId: 'kiosk-1' }, 'site.info', {}).catch(() => null);
    on = reply?.ok === true && (reply.value as { readonly cameraEnabled: boolean }).cameraEnabled; // 'site.info' by the method table
  };
  void ask();
  core.onEvent((event) => {
    if (event.kind === 'changed' && event.topics.some((topic) => topic === 'settings' || topic === 'setup' || topic === 'site')) void ask();
  });
  return { isOn: () => on };
}
