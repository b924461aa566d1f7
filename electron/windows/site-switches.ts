import type { SiteInfo } from '../../shared/contract/views.ts';
import type { CoreProcess } from '../core-process.ts';

/** What the windows must know of the antenne's settings. Until known: no camera, no prefix. */
export interface SiteSwitches {
  readonly cameraIsOn: () => boolean;
  readonly scanPrefix: () => SiteInfo['scanPrefix'];
}

/** Asked again whenever the settings change. */
export function watchSite(core: CoreProcess): SiteSwitches {
  let site: Pick<SiteInfo, 'cameraEnabled' | 'scanPrefix'> = { cameraEnabled: false, scanPrefix: 'none' };
  const ask = async (): Promise<void> => {
    const reply = await core.call({ role: 'kiosk', windowId: 'kiosk-1' }, 'site.info', {}).catch(() => null);
    site = reply?.ok === true ? (reply.value as SiteInfo) : { cameraEnabled: false, scanPrefix: 'none' }; // 'site.info' by the method table
  };
  void ask();
  core.onEvent((event) => {
    if (event.kind === 'changed' && event.topics.some((topic) => topic === 'settings' || topic === 'setup' || topic === 'site')) void ask();
  });
  return { cameraIsOn: () => site.cameraEnabled, scanPrefix: () => site.scanPrefix };
}
