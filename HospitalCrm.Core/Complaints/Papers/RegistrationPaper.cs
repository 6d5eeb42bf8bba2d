namespace HospitalCrm.Core.Complaints.Papers;

/// <summary>投诉登记表: what was said, by whom, what was done with it, and three signatures.</summary>
internal static class RegistrationPaper
{
    public static byte[] Draw(ComplaintSheet sheet, string hospital, PaperWords words)
    {
        var from = sheet.Complainant!;
        using var paper = new WordPaper(hospital, "投诉登记表　" + sheet.Number);
        paper.Title("医疗机构投诉登记表")
            .Pair("受理编号", sheet.Number ?? "未编号", "收到时间", PaperWords.Moment(sheet.ReceivedAt))
            .Pair("投诉来源", words.Say(sheet.Source), "登记人", sheet.RegisteredBy);
        if (sheet.ExternalNo is { } number)
        {
            paper.Pair("转办编号", number, "要求答复日期", sheet.ExternalDueOn is { } day ? PaperWords.Day(day) : null);
        }

        paper.Pair("投诉人", from.IsAnonymous ? "匿名" : from.Name, "联系电话", from.Phone)
            .Pair("与患者关系", words.Of(from.Relation), "患者", from.Patient)
            .Pair("被投诉科室", sheet.Department ?? "未指明", "被投诉人", sheet.Subject ?? "未指明")
            .Pair("投诉分类", sheet.Category, "重要性", sheet.Importance)
            .Wide("投诉内容", from.Words, 6, "投诉人确认签名：")
            .Pair("承办部门", sheet.Handler, "法定答复期限", Due(sheet));
        var account = Last(sheet, ComplaintAct.Account);
        if (account is not null)
        {
            paper.Wide("情况说明", Signed(account), 2);
        }

        paper.Wide("调查核实与\n处理结果", Said(sheet, ComplaintAct.AskClosure) ?? Said(sheet, ComplaintAct.SettleOnSpot), 4, "承办人签名：");
        var feedback = Last(sheet, ComplaintAct.Feedback);
        paper.Pair("反馈日期", feedback?.Step.GivenOn is { } on ? PaperWords.Day(on) : null, "反馈方式", words.Of(feedback?.Step.Way))
            .Wide("反馈内容", feedback?.Words, 3)
            .Wide("回访意见", Callbacks(sheet, words), 2)
            .Pair("终止方式", words.Of(sheet.End), "满意程度", words.Of(sheet.Satisfaction))
            .Wide("投诉管理部门\n意见", null, 3, "负责人签名：");
        return paper.Finish();
    }

    internal static string? Due(ComplaintSheet sheet) =>
        sheet.Clocks.LastOrDefault(clock => clock.Kind == ComplaintClockKind.Statutory) is { } clock ? PaperWords.LastDay(clock.DueAt) : null;

    internal static ComplaintStepReading? Last(ComplaintSheet sheet, ComplaintAct act) => sheet.Steps.LastOrDefault(step => step.Step.Act == act);

    private static string? Said(ComplaintSheet sheet, ComplaintAct act) => Last(sheet, act) is { Words: not null } step ? Signed(step) : null;

    private static string Signed(ComplaintStepReading step) => $"{step.Words}\n（{step.By}，{PaperWords.Day(step.Step.At)}）";

    private static string Callbacks(ComplaintSheet sheet, PaperWords words) => string.Join('\n', sheet.Steps
        .Where(step => step.Step.Act == ComplaintAct.Callback)
        .Select(step => $"{PaperWords.Moment(step.Step.At)} {words.Of(step.Step.Answer)} {words.Of(step.Step.Satisfaction)} {step.Words}（{step.By}）"));
}
