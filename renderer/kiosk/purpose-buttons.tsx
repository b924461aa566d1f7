import { BooksIcon } from '@phosphor-icons/react/dist/csr/Books';
import { ChatCircleIcon } from '@phosphor-icons/react/dist/csr/ChatCircle';
import { DesktopIcon } from '@phosphor-icons/react/dist/csr/Desktop';
import { FileTextIcon } from '@phosphor-icons/react/dist/csr/FileText';
import { LaptopIcon } from '@phosphor-icons/react/dist/csr/Laptop';
import { QuestionIcon } from '@phosphor-icons/react/dist/csr/Question';
import { TargetIcon } from '@phosphor-icons/react/dist/csr/Target';
import type { VisitPurpose } from '../../shared/domain/vocabulary.ts';
import { useWords } from './words.ts';

const icons = {
  'free-access': DesktopIcon,
  'online-procedure': FileTextIcon,
  workshop: BooksIcon,
  mediation: ChatCircleIcon,
  'pix-diagnostic': TargetIcon,
  'device-loan': LaptopIcon,
  unspecified: QuestionIcon,
} as const satisfies Record<VisitPurpose, unknown>;

interface Props {
  readonly purposes: readonly VisitPurpose[];
  readonly onChoose: (purpose: VisitPurpose) => void;
}

/** Why one came: icon and word, one touch at most. */
export function PurposeButtons({ purposes, onChoose }: Props) {
  const { t } = useWords();
  return (
    <section className="purposes" aria-label={t('noted.why')}>
      <h2>{t('noted.why')}</h2>
      <div className="purposes-row">
        {purposes.map((purpose) => {
          const Icon = icons[purpose];
          return (
            <button key={purpose} type="button" className="purpose" onClick={() => onChoose(purpose)}>
              <Icon weight="fill" aria-hidden="true" />
              {t(`purpose.${purpose}`)}
            </button>
          );
        })}
      </div>
    </section>
  );
}
