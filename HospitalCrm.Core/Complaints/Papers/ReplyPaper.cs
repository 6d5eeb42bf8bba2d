namespace HospitalCrm.Core.Complaints.Papers;

/// <summary>投诉答复函: the last words the complainant was told, as a letter; a blank to be filled in while there are none.</summary>
internal static class ReplyPaper
{
    private const string Blank = "【请在此填写调查核实情况和处理意见】";

    /// <param name="contact">Where further questions may be put; empty for none.</param>
    public static byte[] Draw(ComplaintSheet sheet, string hospital, string contact, DateOnly today, PaperWords words)
    {
        var told = sheet.Steps.LastOrDefault(step => step.Step.Act == ComplaintAct.Feedback && step.Words is not null);
        using var paper = new WordPaper(hospital, "投诉答复函　" + sheet.Number);
        paper.Title("关于投诉事项的答复函")
            .Text("编号：" + sheet.Number, isIndented: false, isRight: true)
            .Text($"{sheet.Complainant!.Name}：", isIndented: false)
            .Text($"您于{PaperWords.Day(sheet.ReceivedAt)}以{words.Say(sheet.Source)}方式反映的问题我院已收悉，受理编号为{sheet.Number}。经调查核实，现答复如下：")
            .Text(told?.Words ?? Blank)
            .Text("如您对处理意见有异议，可与我院投诉管理部门联系，也可以依法通过人民调解、行政调解、诉讼等途径解决。")
            .Text("感谢您对我院工作的监督。特此答复。");
        if (contact.Length > 0)
        {
            paper.Text("联系方式：" + contact);
        }

        return paper.Text("", isIndented: false)
            .Text(hospital, isIndented: false, isRight: true)
            .Text("（投诉专用章）", isIndented: false, isRight: true)
            .Text(PaperWords.Day(today), isIndented: false, isRight: true)
            .Finish();
    }
}
