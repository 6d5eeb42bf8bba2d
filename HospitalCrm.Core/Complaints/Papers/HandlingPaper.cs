namespace HospitalCrm.Core.Complaints.Papers;

/// <summary>What may stand on a paper that goes to those complained about: tables' own words, and what was written for them or by them and gives nobody away.</summary>
/// <param name="Summary">The matter without the complainant.</param>
/// <param name="Account">情况说明.</param>
/// <param name="Result">What the department or the function department found.</param>
internal sealed record HandlingWords(string? Summary, string? Account, string? Result);

/// <summary>投诉处理单: one sheet for the department, to be filled in, signed and handed back. Nothing of the complainant has a way into it.</summary>
internal static class HandlingPaper
{
    public static byte[] Draw(ComplaintSheet sheet, HandlingWords said, string hospital, PaperWords words)
    {
        using var paper = new WordPaper(hospital, "投诉处理单　" + sheet.Number);
        return paper.Title("医疗机构投诉处理单")
            .Pair("受理编号", sheet.Number, "收到日期", PaperWords.Day(sheet.ReceivedAt))
            .Pair("投诉来源", words.Say(sheet.Source), "第几轮办理", WordText.Number(sheet.Round))
            .Pair("被投诉科室", sheet.Department ?? "未指明", "被投诉人", sheet.Subject ?? "未指明")
            .Pair("投诉分类", sheet.Category, "重要性", sheet.Importance)
            .Pair("承办部门", sheet.Handler, "法定答复期限", RegistrationPaper.Due(sheet))
            .Pair("内部办理期限", Inner(sheet), "转办要求日期", sheet.ExternalDueOn is { } day ? PaperWords.Day(day) : null)
            .Wide("事由概述", said.Summary, 3)
            .Wide("被投诉人\n情况说明", said.Account, 5, "被投诉人签名：")
            .Wide("调查核实与\n处理意见", said.Result, 6, "科室（部门）负责人签名：")
            .Wide("整改措施", null, 4, "责任人签名：")
            .Wide("职能部门意见", null, 3, "负责人签名：")
            .Wide("投诉管理部门\n意见", null, 3, "负责人签名：")
            .Text("说明：本单由承办部门填写后交回投诉管理部门存档。不得打听、泄露投诉人的身份信息，不得对投诉人进行责难或者打击报复。", isIndented: false)
            .Finish();
    }

    private static string? Inner(ComplaintSheet sheet) =>
        sheet.Clocks.LastOrDefault(clock => clock.Kind == ComplaintClockKind.Internal && clock.EndedAt is null) is { } clock ? PaperWords.Moment(clock.DueAt) : null;
}
