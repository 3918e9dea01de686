import type { ReactNode } from 'react';

/** Our few line icons, drawn on a 20 × 20 grid; decoration only, text says the same. */
function Icon({ children, size = 18 }: { children: ReactNode; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

interface Size {
  size?: number;
}

export const MailIcon = ({ size }: Size) => (
  <Icon size={size}>
    <rect x="2.500" y="4.500" width="15" height="11" rx="2" />
    <path d="M3 6l7 5 7-5" />
  </Icon>
);
export const PhoneIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M5 3h3l1.500 4-2 1.500a9 9 0 0 0 4 4L13 10.500l4 1.500v3a2 2 0 0 1-2 2A12 12 0 0 1 3 5a2 2 0 0 1 2-2z" />
  </Icon>
);
export const ChatIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M3 5.500a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9l-4 3v-3a2 2 0 0 1-2-2z" />
  </Icon>
);
export const SocialIcon = ({ size }: Size) => (
  <Icon size={size}>
    <circle cx="5" cy="10" r="2.300" />
    <circle cx="15" cy="4.500" r="2.300" />
    <circle cx="15" cy="15.500" r="2.300" />
    <path d="M7 9l6-3.400M7 11l6 3.400" />
  </Icon>
);
export const StarIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M10 2.800l2.200 4.600 5 .7-3.600 3.500.9 5-4.500-2.400-4.500 2.400.9-5L2.800 8.100l5-.7z" />
  </Icon>
);
export const TaskIcon = ({ size }: Size) => (
  <Icon size={size}>
    <rect x="3.500" y="3.500" width="13" height="13" rx="2" />
    <path d="M7 10l2.200 2.200L13 8" />
  </Icon>
);
export const ClockIcon = ({ size }: Size) => (
  <Icon size={size}>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 6v4l2.500 2" />
  </Icon>
);
export const ClipIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M15.500 9.500l-5.400 5.400a3.300 3.300 0 0 1-4.700-4.700l6-6a2.200 2.200 0 0 1 3.100 3.100l-5.900 5.900a1 1 0 0 1-1.500-1.500l5-5" />
  </Icon>
);
export const QuestionIcon = ({ size }: Size) => (
  <Icon size={size}>
    <circle cx="10" cy="10" r="7.500" />
    <path d="M7.800 7.800a2.300 2.300 0 1 1 3.200 2.300c-.7.300-1 .8-1 1.500M10 14.200v.1" />
  </Icon>
);
export const SearchIcon = ({ size }: Size) => (
  <Icon size={size}>
    <circle cx="8.500" cy="8.500" r="5.500" />
    <path d="M12.600 12.600l4.700 4.700" />
  </Icon>
);
export const KeyboardIcon = ({ size }: Size) => (
  <Icon size={size}>
    <rect x="2" y="5" width="16" height="10" rx="2" />
    <path d="M5 8.300h.1M8.300 8.300h.1M11.600 8.300h.1M15 8.300h.1M6 12h8" />
  </Icon>
);
export const SunIcon = ({ size }: Size) => (
  <Icon size={size}>
    <circle cx="10" cy="10" r="3.300" />
    <path d="M10 2.500v2M10 15.500v2M2.500 10h2M15.500 10h2M4.700 4.700l1.400 1.400M13.900 13.900l1.400 1.400M4.700 15.300l1.400-1.400M13.900 6.100l1.400-1.400" />
  </Icon>
);
export const AlertIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M10 3l7.500 13.500h-15z" />
    <path d="M10 8v4M10 14.200v.1" />
  </Icon>
);
export const CheckIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M4 10.500l4 4 8-9" />
  </Icon>
);
export const ArrowIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M4 10h11M11 5.500l4.500 4.500-4.500 4.500" />
  </Icon>
);

export const BellIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M5 13.500V9a5 5 0 0 1 10 0v4.500l1.500 1.500h-13zM8.500 17h3" />
  </Icon>
);
export const CopyIcon = ({ size }: Size) => (
  <Icon size={size}>
    <rect x="7" y="7" width="9.500" height="9.500" rx="2" />
    <path d="M13 7V5a1.500 1.500 0 0 0-1.500-1.500H5A1.500 1.500 0 0 0 3.500 5v6.500A1.500 1.500 0 0 0 5 13h2" />
  </Icon>
);
export const CrossIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M5 5l10 10M15 5L5 15" />
  </Icon>
);
export const FileIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M5 2.500h7l3.500 3.500v11.500h-10.500zM12 2.500v3.500h3.500" />
  </Icon>
);
export const PictureIcon = ({ size }: Size) => (
  <Icon size={size}>
    <rect x="2.500" y="4" width="15" height="12" rx="2" />
    <path d="M3 14l4.500-4.500 3.500 3.500 2.500-2.500 3.500 3.500M13 7.700v.1" />
  </Icon>
);
export const PauseIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M7 5v10M13 5v10" />
  </Icon>
);
export const CallbackIcon = ({ size }: Size) => (
  <Icon size={size}>
    <path d="M8 5L4 9l4 4M4 9h8a4 4 0 0 1 4 4v2" />
  </Icon>
);

const ofChannel: Record<string, (size: Size) => ReactNode> = {
  EMAIL: MailIcon,
  VOICE: PhoneIcon,
  CHAT: ChatIcon,
  SOCIAL: SocialIcon,
  REVIEW: StarIcon,
  TASK: TaskIcon,
};

export function ChannelIcon({ channel, size }: { channel: string; size?: number }) {
  const Drawn = ofChannel[channel] ?? TaskIcon;
  return <Drawn size={size} />;
}
