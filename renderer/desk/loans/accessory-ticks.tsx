import { HeadsetIcon } from '@phosphor-icons/react/dist/csr/Headset';
import { MouseIcon } from '@phosphor-icons/react/dist/csr/Mouse';
import { PlugIcon } from '@phosphor-icons/react/dist/csr/Plug';
import { UsbIcon } from '@phosphor-icons/react/dist/csr/Usb';
import type { Accessory } from '../../../shared/domain/accessories.ts';
import { t } from '../words.ts';

const pictures = { charger: PlugIcon, mouse: MouseIcon, headset: HeadsetIcon, '4g-key': UsbIcon } as const;

interface Props {
  /** What the ticks mean: "Emporté avec l’appareil". */
  readonly legend: string;
  readonly offered: readonly Accessory[];
  readonly ticked: readonly Accessory[];
  readonly onChange: (ticked: readonly Accessory[]) => void;
}

/** Accessories as pictures to tick, each with its word. */
export function AccessoryTicks({ legend, offered, ticked, onChange }: Props) {
  if (offered.length === 0) return null;
  return (
    <fieldset className="accessories">
      <legend>{legend}</legend>
      {offered.map((accessory) => {
        const Picture = pictures[accessory];
        return (
          <label key={accessory} className="accessory">
            <input
              type="checkbox"
              checked={ticked.includes(accessory)}
              onChange={(event) => onChange(event.target.checked ? [...ticked, accessory] : ticked.filter((one) => one !== accessory))}
            />
            <Picture weight="fill" aria-hidden="true" />
            <span>{t(`accessory.${accessory}`)}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
