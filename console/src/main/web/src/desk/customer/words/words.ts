import { sentencesIn } from '../../../words/words';
import { de } from './de';
import { en } from './en';

export const useCustomerWords = sentencesIn({ en, de });
