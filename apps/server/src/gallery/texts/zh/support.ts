import type { SupportTexts } from '../en/support.ts';

export const support: SupportTexts = {
  team: {
    name: '客服对话',
    sentence: '迎接求助的人，立即回答常见问题，其余交给同事。',
    entry: '有人求助',
    greeting: '有什么可以帮您？',
    topic: '想问什么？',
    orderAnswer: '查找包裹',
    orderHelped: '有帮助吗？',
    returnAnswer: '退货说明',
    returnHelped: '解决了吗？',
    connecting: '转接人工',
    team: '需要帮助',
    note: '来信：{{ event.text }}{% if results.topic.text %} / {{ results.topic.text }}{% endif %}',
    bye: '再见',
    solved: '当场解答',
    solvedOutcome: '当场解答',
    byTeam: '由团队解答',
    byTeamOutcome: '由团队解答',
    unanswered: '无人有空',
    unansweredOutcome: '未答复',
    gone: '没有再写',
    goneOutcome: '不再回复',
  },
  people: {
    keywords: ['帮助', '客服', '问题', '咨询', '人工'],
    greeting:
      '您好，{{ profile.first_name | default: "亲爱的顾客" }}！很高兴收到您的消息。请问想咨询什么？',
    greetingFooter: '也可以直接输入您的问题',
    choose: '选择问题',
    weCan: '常见问题',
    order: '我的订单到哪了？',
    orderHelp: '查询包裹位置',
    back: '我想退货',
    backHelp: '30 天内免费',
    person: '人工客服',
    personHelp: '周一至周五 9:00–18:00',
    orderAnswer:
      '请打开 https://shop.example/track ，输入确认消息中的单号即可查看。大部分包裹两到三天送达。\n\n这个回答有帮助吗？',
    returnAnswer:
      '很简单：\n1. 在 https://shop.example/returns 打印退货标签\n2. 贴在包裹上\n3. 交到任意邮局\n\n我们收到后五天内退款。这个回答有帮助吗？',
    helped: '解决了，谢谢',
    notHelped: '还没解决',
    connecting:
      '正在为您转接同事。周一至周五 9:00–18:00 只需几分钟，其他时间将在次日上午回复。请您先多描述一些情况。',
    bye: '很高兴能帮到您。需要时随时回复“帮助”。',
  },
};
