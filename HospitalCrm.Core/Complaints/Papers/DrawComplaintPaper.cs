using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Sheets;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Complaints.Papers;

/// <summary>登记表, 处理单 and 答复函 of one complaint as .docx. Each is on record, as a look and as a print, before it is drawn.</summary>
public sealed class DrawComplaintPaper(
    ComplaintDesk desk, ComplaintReadings readings, ComplaintExposure exposure, HospitalProfile hospital, ParameterValues parameters, TimeProvider clock) : IUseCase
{
    private const string Withheld = "（内容可能透露投诉人身份，不予打印）";

    public static Permission Requires => ComplaintPermissions.View;

    public async Task<PaperFile> HandleAsync(Id<Complaint> id, ComplaintPaper paper, PaperWords words, CancellationToken ct = default)
    {
        var complaint = await desk.FindAsync(id, ct) ?? throw new RuleViolation("Complaints.Missing");
        var viewer = await desk.ViewerAsync();
        if (ComplaintPaperRules.Refusal(complaint, viewer, paper) is { } refusal)
        {
            await desk.RefuseAsync(id, "paper " + paper, ct);
            throw new RuleViolation(refusal);
        }

        await desk.LogPrintAsync(id, "paper " + paper, ct);

        // The sheet for the department is drawn from what those complained about may read, whoever draws it.
        var sheet = await readings.ReadAsync(complaint, viewer, seesComplainant: paper != ComplaintPaper.Handling, ct);
        var (title, bytes) = paper switch
        {
            ComplaintPaper.Registration => ("投诉登记表", RegistrationPaper.Draw(sheet, hospital.Name, words)),
            ComplaintPaper.Handling => ("投诉处理单", HandlingPaper.Draw(sheet, await SilentAsync(complaint, sheet, ct), hospital.Name, words)),
            _ => ("投诉答复函", ReplyPaper.Draw(sheet, hospital.Name, parameters.Get(PaperParameters.Contact), clock.Today(), words)),
        };
        return new($"{title}-{sheet.Number ?? id.ToString()}.docx", PaperFile.Word, bytes);
    }

    /// <summary>A doctor may know whom he treated: his words are looked through before they are printed for others.</summary>
    private async Task<HandlingWords> SilentAsync(Complaint complaint, ComplaintSheet sheet, CancellationToken ct) => new(
        await SilentAsync(complaint, sheet.Summary, ct),
        await SilentAsync(complaint, RegistrationPaper.Last(sheet, ComplaintAct.Account)?.Words, ct),
        await SilentAsync(complaint, RegistrationPaper.Last(sheet, ComplaintAct.AskClosure)?.Words, ct));

    private async Task<string?> SilentAsync(Complaint complaint, string? words, CancellationToken ct) =>
        await exposure.TellsAsync(complaint, words, ct) ? Withheld : words;
}
