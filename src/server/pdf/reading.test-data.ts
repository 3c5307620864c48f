/**
 * Reading printed sheets in tests, and invented names in many scripts. The names say "sample" where the language is known,
 * and have what is hard to draw in their script: letters that join, marks above and below, vowels written before.
 *
 * @module
 */
import { extractText, getDocumentProxy } from 'unpdf';

/** The words of a sheet as a reader’s program finds them. */
export async function wordsOf(pdf: Uint8Array): Promise<string> {
	const document = await getDocumentProxy(new Uint8Array(pdf));
	const { text } = await extractText(document, { mergePages: true });
	return text.replace(/\s+/g, ' ');
}

/** A text without spaces and joiners, and each letter in one way of writing it; readers change those. */
export function lettersOf(text: string): string {
	return text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
}

/** An invented name for each script. */
export const NAMES: Readonly<Record<string, string>> = {
	Latin: 'Žofia Łuczak',
	Cyrillic: 'Ђорђе Пример',
	Greek: 'Ωmega Δείγμα',
	Armenian: 'Նմուշ Օրինակ',
	Georgian: 'ნიმუში მაგალითი',
	Hebrew: 'דוגמה שָׁלוֹם כהן',
	Arabic: 'نمونه احمدی علاء مُحَمَّد',
	'Arabic as for Urdu': 'نمونہ گھڑے',
	Devanagari: 'नमूना श्रीकृष्ण विद्यार्थी क्षितिज',
	Bengali: 'নমুনা কৃষ্ণা শ্রীলেখা বৈশাখী',
	Gurmukhi: 'ਨਮੂਨਾ ਸਿੰਘ ਪ੍ਰੀਤ',
	Gujarati: 'નમૂનો શ્રીકૃષ્ણ ક્ષિતિ',
	Odia: 'ନମୁନା ଶ୍ରୀକୃଷ୍ଣ',
	Tamil: 'மாதிரி கோவிந்தன் ஸ்ரீ கௌரி',
	Telugu: 'నమూనా శ్రీకృష్ణ క్షేత్రం',
	Kannada: 'ಮಾದರಿ ಶ್ರೀಕೃಷ್ಣ ಕ್ಷೇತ್ರ',
	Malayalam: 'മാതൃക ശ്രീകൃഷ്ണൻ ക്ഷേമ',
	Sinhala: 'ආදර්ශ ශ්‍රී කෘෂ්ණ',
	Thai: 'ตัวอย่าง ปู่ชื่น น้ำผึ้ง',
	Lao: 'ຕົວຢ່າງ ນ້ຳ',
	Khmer: 'ឧទាហរណ៍ ស្រីមុំ កើត',
	Burmese: 'နမူနာ မြန်မာ ကြွေ',
	Tibetan: 'དཔེ་མཚོན་བཀྲ་ཤིས',
	Mongolian: 'ᠮᠣᠩᠭᠣᠯ',
	Ethiopic: 'ናሙና ኢትዮጵያ',
	Syriac: 'ܛܘܦܣܐ ܫܡܥܘܢ',
	Thaana: 'ނަމޫނާ',
	Adlam: '𞤀𞤣𞤤𞤢𞤥',
	'Ol Chiki': 'ᱥᱟᱱᱛᱟᱲ',
	'Meetei Mayek': 'ꯃꯤꯇꯩ',
	Cherokee: 'ᎠᏂᏴᏫ',
	Tifinagh: 'ⵜⵉⴼⵉⵏⴰⵖ',
	'Chinese, simplified': '王小明 见本',
	'Chinese, traditional': '陳大文 見本 國',
	Japanese: '見本 たろう サンプル 髙橋',
	'Japanese, an uncommon character': '𠮷野',
	Korean: '견본 홍길동 洪吉童'
};
