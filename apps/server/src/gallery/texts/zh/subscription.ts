import type { SubscriptionTexts } from '../en/subscription.ts';

export const subscription: SubscriptionTexts = {
  team: {
    name: '订阅确认',
    sentence: '让人用自己的手机确认订阅并加入名单，忘记之前再问一次。',
    audience: '资讯订阅',
    newsletterTopic: '订阅主题',
    unknownTopic: '资讯',
    entry: '申请订阅',
    confirm: '是本人吗？',
    answer: '第一次回复',
    again: '还感兴趣吗？',
    secondAnswer: '第二次回复',
    list: '加入名单',
    topic: '保存主题',
    welcome: '欢迎',
    sorry: '已删除',
    confirmed: '已确认',
    confirmedOutcome: '已确认',
    declined: '已拒绝',
    declinedOutcome: '已拒绝',
    forgotten: '一直未确认',
    forgottenOutcome: '一直未确认',
  },
  people: {
    confirm:
      '您好，{{first_name}}！您申请通过 WhatsApp 接收{{topic}}。请确认是您本人操作；未经您同意，我们不会发送任何内容。',
    unknownTopic: '我们的资讯',
    exampleTopic: '每周食谱',
    leave: '随时回复“退订”即可退出',
    yes: '是我本人',
    no: '不用了，谢谢',
    again:
      '您好，{{first_name}}！您对{{topic}}的订阅尚未确认，点一下即可完成。如未收到您的回复，我们明天将删除该申请。',
    welcome:
      '欢迎您，{{ profile.first_name | default: "亲爱的顾客" }}！从现在起，您会在这里收到{{ event.topic | default: "我们的资讯" }}，每周最多一次。不想再接收时，回复“退订”即可。',
    sorry: '感谢您告诉我们。该申请已删除，我们不会向您发送任何内容。',
  },
};
