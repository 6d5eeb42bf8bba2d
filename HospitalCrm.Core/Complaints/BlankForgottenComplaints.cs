using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>The words of a complaint whose complainant had his data erased go when it need not be kept any longer. Running twice does no harm.</summary>
public sealed class BlankForgottenComplaints(CrmDb db, ParameterValues parameters, Vault vault, TimeProvider clock) : IScheduledWork
{
    private const int Few = 100;

    public static string Name => "complaints.blank-forgotten";

    public static string DefaultCron => "0 20 3 * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var until = clock.GetUtcNow().AddYears(-parameters.Get(ComplaintParameters.KeepYears));
        var due = await db.Complaints.Include(complaint => complaint.Steps)
            .Where(complaint => complaint.ForgottenAt != null && complaint.BlankedAt == null && complaint.EndedAt < until)
            .OrderBy(complaint => complaint.ForgottenAt).Take(Few).ToListAsync(ct);
        foreach (var complaint in due)
        {
            complaint.Blank(vault.Seal(Complaint.WordsPurpose, ""), vault.Seal(Complaint.SummaryPurpose, ""), vault.Seal(ComplaintStep.WordsPurpose, ""), clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
        return due.Count;
    }
}
