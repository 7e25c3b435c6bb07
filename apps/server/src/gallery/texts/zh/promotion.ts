import type { PromotionTexts } from '../en/promotion.ts';

export const promotion: PromotionTexts = {
  team: {
    name: '季节优惠',
    sentence: '向最佳客户发送带图优惠，把优惠码给感兴趣的人，其余的人只提醒一次。',
    goal: '已购买',
    audience: '金卡客户',
    entry: '金卡客户',
    daytime: '白天发送',
    offer: '新品上市',
    interest: '感兴趣吗？',
    code: '优惠码',
    fine: '感谢告知',
    lastCall: '最后提醒',
    hasCode: '已得优惠码',
    hasCodeOutcome: '感兴趣',
    notForMe: '不感兴趣',
    notForMeOutcome: '不感兴趣',
    reminded: '已提醒一次',
    remindedOutcome: '未回复',
  },
  people: {
    offer:
      '您好，{{first_name}}！新品抢先看：周日前，您可享{{discount}}优惠，早于所有人。想领取您的优惠码吗？',
    discount: '8折',
    yes: '好，领取优惠码',
    no: '不感兴趣',
    code: '这是您的优惠码：*GOLD20*\n全场通用，限用一次，周日晚前有效。祝您购物愉快！',
    see: '查看新品',
    fine: '感谢您告诉我们。有更适合您的内容时，我们再联系您。',
    lastCall:
      '您好，{{first_name}}！最后提醒：您的新品{{discount}}优惠将于周日晚结束。之后我们不会再就此打扰您。',
  },
};
