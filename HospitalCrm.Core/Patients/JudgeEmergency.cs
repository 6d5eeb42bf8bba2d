using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>The security administrator says of an emergency access whether it was right. One that was not ends at once and needs a remark.</summary>
public sealed class JudgeEmergency(CrmDb db, Vault vault, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int LongestRemark = 200;

    public static Permission Requires => SecurityPermissions.JudgeEmergency;

    public async Task HandleAsync(Id<EmergencyAccess> id, EmergencyVerdict verdict, string remark, CancellationToken ct = default)
    {
        var given = PersonText.Clean(remark);
        if (given.Length > LongestRemark || (verdict == EmergencyVerdict.Wrong && given.Length == 0))
        {
            throw new RuleViolation("Patients.RemarkNeeded", LongestRemark);
        }

        var access = await db.EmergencyAccesses.SingleOrDefaultAsync(access => access.Id == id, ct) ?? throw new RuleViolation("Patients.AccessMissing");
        var now = clock.GetUtcNow();
        access.Judge(verdict, actor.Value.StaffNo, now, given.Length == 0 ? null : vault.Seal(EmergencyAccess.RemarkPurpose, given));
        db.Audit(new AuditDraft(AuditAct.EmergencyJudged, nameof(EmergencyAccess), id.ToString(), now)
        {
            PatientId = access.PatientId.Value,
            Purpose = verdict.ToString(),
            Detail = JsonSerializer.Serialize(new Dictionary<string, string> { ["of"] = access.StaffNo, ["remark"] = given }),
        });
        await db.SaveChangesAsync(ct);
    }
}
