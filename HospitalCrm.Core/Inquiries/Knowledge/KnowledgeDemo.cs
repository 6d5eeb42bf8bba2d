using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Inquiries.Knowledge;

/// <summary>The demo hospital's knowledge: invented answers, numbers, places and clinic days, one of them still a draft.</summary>
public sealed class KnowledgeDemo(CrmDb db, KnowledgeIndex index, TimeProvider clock) : IRoomPart
{
    private const string Writer = "lead01";
    private const string Draft = "夏季门诊作息";

    public async Task InstallAsync(CancellationToken ct)
    {
        foreach (var form in Forms(clock.Today()))
        {
            var article = new KnowledgeArticle();
            article.Write(form, Writer, clock.GetUtcNow());
            if (form.Title != Draft)
            {
                article.Publish(clock.Today());
            }

            db.KnowledgeArticles.Add(article);
            await index.KeepAsync(article, ct);
        }
    }

    private static IEnumerable<KnowledgeForm> Forms(DateOnly today) =>
    [
        Told(KnowledgeKind.Answer, "门诊时间", "几点上班；周末看病；开门时间；节假日门诊", "门诊周一至周日开诊，上午8:00—12:00，下午14:00—17:30；急诊全天24小时。", null, today),
        Told(KnowledgeKind.Answer, "异地医保直接结算", "外地医保；异地报销；医保备案", "请先在参保地办理异地就医备案，就诊时带好医保卡，门诊和住院费用可在本院直接结算。", "9008", today),
        Told(KnowledgeKind.Answer, "复印病历", "病历复印；出院病历；复印要带什么", "出院7个工作日后，患者本人带身份证到病案室办理；家属代办另带委托书和双方身份证。", "9006", today),
        Told(KnowledgeKind.Answer, "空腹抽血注意事项", "抽血要空腹吗；验血；体检前能喝水吗", "抽血前一天清淡饮食，晚上10点后不再进食，可少量饮水，次日上午10点前到采血处。", null, today),
        Told(KnowledgeKind.Answer, "住院押金退还", "出院结账；退押金；预交金", "出院当天带押金条和本人身份证到住院结算处办理，余额原路退回，一般3个工作日内到账。", "9008", today),
        Told(KnowledgeKind.Phone, "住院结算处电话", "结算处；结账咨询", "010-55500108，工作日8:00—17:00。", "9008", today),
        Told(KnowledgeKind.Phone, "急诊电话", "急救；急诊科", "010-55500120，24小时有人接听。", null, today),
        Told(KnowledgeKind.Phone, "病案室电话", "病案；复印预约", "010-55500106，工作日8:00—11:30，14:00—17:00。", "9006", today),
        Told(KnowledgeKind.Place, "病案室在哪里", "病案室位置", "住院楼1层大厅西侧，进门右转第二个窗口。", "9006", today),
        Told(KnowledgeKind.Place, "预防保健科在哪里", "打疫苗；接种门诊；疫苗接种地点", "门诊楼2层东侧，乘3号电梯，出门左转。", "9007", today),
        Told(KnowledgeKind.Place, "CT室位置", "做CT；影像科；拍片", "医技楼1层，从门诊楼1层连廊向北步行约2分钟。", null, today),
        Days(KnowledgeKind.Clinic, "李振华主任特需门诊", "专家号；李主任出诊", "每周二上午、周四下午出诊，请提前一周预约。", "1001", today.AddDays(-3), today.AddDays(60)),
        Days(KnowledgeKind.NoClinic, "罗永明主任停诊", "罗主任停诊", "罗永明主任外出学术会议，期间门诊停诊，已预约的可改约其他医生。", "1002", today.AddDays(1), today.AddDays(5)),
        Told(KnowledgeKind.Answer, Draft, "", "七月起下午门诊改为14:30开始，尚待院办确认。", null, today),
    ];

    private static KnowledgeForm Told(KnowledgeKind kind, string title, string questions, string answer, string? department, DateOnly today) =>
        new() { Kind = kind, Title = title, Questions = questions, Answer = answer, Department = department, ReviewOn = today.AddMonths(6) };

    private static KnowledgeForm Days(KnowledgeKind kind, string title, string questions, string answer, string department, DateOnly from, DateOnly until) =>
        new() { Kind = kind, Title = title, Questions = questions, Answer = answer, Department = department, FromOn = from, UntilOn = until };
}
