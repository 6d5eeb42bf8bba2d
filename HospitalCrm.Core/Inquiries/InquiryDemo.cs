using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Inquiries;

/// <summary>A few invented inquiries in every state. Nobody is written to about them.</summary>
public sealed class InquiryDemo(CrmDb db, Vault vault, TimeProvider clock) : IRoomPart
{
    private const string Agent = "agent01";

    public void Install()
    {
        var now = clock.GetUtcNow();
        var told = Asked("请问周末可以看病吗？", now.AddHours(-30));
        Answer(told, "门诊周一至周日开诊，上午8:00—12:00，下午14:00—17:30。", Agent, now.AddHours(-30));
        told.Close(isSent: false, Agent, now.AddHours(-30));
        var waiting = Asked("出院后要带什么材料才能办理慢病备案？", now.AddHours(-5));
        waiting.Hand("1001", InquiryDesk.DueBy(clock.Today().AddDays(1)));
        var late = Asked("做完支架多久可以坐飞机？", now.AddDays(-4));
        late.Hand("1001", InquiryDesk.DueBy(clock.Today().AddDays(-2)));
        late.Remind(now.AddDays(-1));
        var answered = Asked("押金条丢了怎么退押金？", now.AddDays(-2));
        answered.Hand("9008", InquiryDesk.DueBy(clock.Today()));
        Answer(answered, "带本人身份证到住院结算处挂失后办理。", "finance01", now.AddHours(-3));
        db.Inquiries.AddRange(told, waiting, late, answered, Asked("体检报告能不能寄到家里？", now.AddHours(-1)));
    }

    private Inquiry Asked(string question, DateTimeOffset at) => new(vault.Seal(Inquiry.QuestionPurpose, question), Agent, at, Guid.CreateVersion7());

    private void Answer(Inquiry inquiry, string words, string by, DateTimeOffset at) => inquiry.Reply(vault.Seal(Inquiry.AnswerPurpose, words), null, by, at);
}
