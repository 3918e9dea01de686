import { useState } from 'react';
import type { ChannelType } from '../../api/routing';

const key = (chat: boolean) => `strowger.enter-sends.${chat ? 'chat' : 'letters'}`;

/** Whether Enter alone sends: at first in chats only; remembered as the writer chose. */
export function useSendKey(channel: ChannelType) {
  const chat = channel === 'CHAT';
  const [chosen, setChosen] = useState<Record<string, boolean>>({});
  const name = key(chat);
  const kept = localStorage.getItem(name);
  const enterSends = chosen[name] ?? (kept === null ? chat : kept === 'yes');
  const choose = (on: boolean) => {
    localStorage.setItem(name, on ? 'yes' : 'no');
    setChosen({ ...chosen, [name]: on });
  };
  return [enterSends, choose] as const;
}
