using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Papers;

/// <summary>
/// 投诉台账 as inspectors ask for it: who complained of what, what came of it, when he was told. The rows are those of the list; of what is said of the reader,
/// or of his department, the complainant and his words stay covered. Looking at it is on record.
/// </summary>
public static class ComplaintLedger
{
    private static readonly ComplaintAct[] Told = [ComplaintAct.AskClosure, ComplaintAct.SettleOnSpot, ComplaintAct.Decline, ComplaintAct.Feedback];

    public static readonly ListDefinition<ComplaintRow> Definition = new("complaint-ledger")
    {
        Source = ComplaintList.Rows,
        Key = ListKey<ComplaintRow>.By(row => row.Id),
        SortedBy = "ReceivedAt",
        SortedDescending = true,
        ShowsPatients = true,
        Columns =
        [
            new("Number", row => row.Number) { Width = "150px" },
            new("ReceivedAt", row => row.ReceivedAt) { SortKey = ByDay, Width = "130px" },
            new("Source", row => row.Source) { Width = "84px" },
            new("Complainant", row => row.Ledger?.Name) { Width = "84px" },
            new("Phone", row => row.Ledger?.Phone) { Width = "110px" },
            new("Department", row => Known(row, row.Department ?? row.DepartmentCode)) { Width = "92px" },
            new("Subject", row => Known(row, row.Subject ?? row.SubjectNo)) { Width = "76px" },
            new("Category", row => Known(row, row.Category ?? row.CategoryCode)) { Width = "84px" },
            new("Words", row => row.Ledger?.Words),
            new("Handler", row => row.Handler ?? row.HandlerCode) { Width = "92px" },
            new("Result", row => row.Ledger?.Result) { Width = "160px" },
            new("FeedbackAt", row => row.FeedbackAt) { Width = "130px" },
            new("Satisfaction", row => row.Satisfaction) { Width = "84px" },
            new("State", row => row.State) { Width = "84px" },
            new("Feedback", row => row.Ledger?.Feedback) { Width = "160px", IsExtra = true },
            new("Importance", row => row.Importance ?? row.ImportanceCode) { Width = "76px", IsExtra = true },
            new("End", row => row.End) { Width = "110px", IsExtra = true },
            new("EndedAt", row => row.EndedAt) { Width = "130px", IsExtra = true },
        ],
        Filters = ComplaintList.Definition.Filters,
        Scope = ComplaintList.ScopeAsync,
        Prepare = OpenAsync,
        OpenUrl = row => $"/complaints/{row.Id}",
        Permissions = new(ComplaintPermissions.View) { Export = ComplaintPermissions.Export, SeeNames = PatientPermissions.SeeNames },
    };

    private static Expression<Func<ComplaintRow, int>> ByDay => row => row.ReceivedDay;

    private static string? Known(ComplaintRow row, string? value) => row.Ledger is { IsCovered: true } && row.IsConfidential ? null : value;

    /// <summary>All of a page at once: names and words are sealed, and no list of others carries them.</summary>
    private static async Task OpenAsync(ListTools tools, IReadOnlyCollection<ComplaintRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var own = await tools.Db.Staff.Where(staff => staff.StaffNo == tools.StaffNo).Select(staff => staff.DepartmentCode).SingleOrDefaultAsync(ct);
        var opened = await tools.Db.Complaints.AsNoTracking().Where(complaint => ids.Contains(complaint.Id))
            .Select(complaint => new { complaint.Id, complaint.ComplainantName, complaint.ComplainantPhone, complaint.IsAnonymous, complaint.Words })
            .ToDictionaryAsync(complaint => complaint.Id, ct);
        var steps = (await tools.Db.ComplaintSteps.AsNoTracking().Where(step => ids.Contains(step.ComplaintId) && Told.Contains(step.Act) && step.Words != null)
            .Select(step => new { step.ComplaintId, step.Seq, step.Act, step.Words }).ToListAsync(ct)).ToLookup(step => step.ComplaintId);
        foreach (var row in rows)
        {
            var isCovered = row.SubjectNo is { } subject && subject == tools.StaffNo || row.DepartmentCode is { } department && department == own;
            var one = opened[row.Id];
            var told = steps[row.Id].OrderBy(step => step.Seq).ToList();
            string? Said(bool isFeedback) => told.LastOrDefault(step => step.Act == ComplaintAct.Feedback == isFeedback) is { } step ? tools.Vault.Open(ComplaintStep.WordsPurpose, step.Words) : null;
            row.Ledger = isCovered ? new(true, null, null, null, null, null) : new(
                false,
                one.IsAnonymous ? "匿名" : tools.Name(tools.Vault.Open(Complaint.ComplainantNamePurpose, one.ComplainantName)),
                tools.Vault.Open(Complaint.ComplainantPhonePurpose, one.ComplainantPhone) is { } phone ? PhoneNumbers.Normalise(phone, tools.Numbering).Mask() : null,
                tools.Vault.Open(Complaint.WordsPurpose, one.Words),
                Said(isFeedback: false),
                Said(isFeedback: true));
        }
    }
}

/// <param name="IsCovered">It is about the reader, or about his department.</param>
public sealed record ComplaintLedgerLine(bool IsCovered, string? Name, string? Phone, string? Words, string? Result, string? Feedback);
