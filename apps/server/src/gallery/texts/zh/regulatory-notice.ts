import type { RegulatoryNoticeTexts } from '../en/regulatory-notice.ts';

export const regulatoryNotice: RegulatoryNoticeTexts = {
  team: {
    name: '法规通知',
    sentence: '告知所有人条款变更，记录谁在何时阅读，并列出需要寄信的人。',
    audience: '尚未阅读新条款',
    termsReadOn: '条款阅读日期',
    entry: '还没有阅读',
    notice: '条款变更',
    confirmed: '读过了吗？',
    reminder: '提醒',
    confirmedLate: '现在读了吗？',
    record: '记录日期',
    thanks: '谢谢',
    answer: '同事会来解答',
    team: '关于条款的疑问',
    note: '对新条款有疑问，尚未确认。',
    done: '已阅读',
    doneOutcome: '已阅读',
    asked: '有疑问',
    askedOutcome: '已提问',
    byPost: '需要寄信',
    byPostOutcome: '邮寄',
  },
  people: {
    header: '我们的条款将于{{date}}变更',
    date: '3月1日',
    notice:
      '尊敬的{{first_name}}，您好！您的合同条款即将变更。变更内容及对您的影响已整理在一个页面上，请您阅读后在下方确认。',
    customer: '客户',
    readChanges: '查看变更内容',
    haveRead: '我已阅读',
    question: '我有疑问',
    reminder:
      '尊敬的{{first_name}}，您好！提醒您：我们尚未收到您已阅读新条款的确认。如未确认，我们将以邮寄方式寄送给您。',
    thanks: '谢谢。我们已将今天记录为您阅读新条款的日期。',
    answer: '当然可以。请在这里写下您的问题，同事会在下一个工作日回复您。',
  },
};
