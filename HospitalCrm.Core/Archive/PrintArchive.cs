using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Archive;

/// <summary>Chosen parts of an archive for paper or PDF, to somebody who says what for. On record before a line is shown.</summary>
public sealed class PrintArchive(ArchiveCopies copies, PatientSight sight, SensitiveLook look, Grants grants, CurrentActor actor, ParameterValues parameters) : IUseCase
{
    public static Permission Requires => ArchivePermissions.Print;

    public async Task<ArchiveCopy> HandleAsync(Id<Patient> key, IReadOnlyCollection<ArchivePart> parts, string reason, CancellationToken ct = default)
    {
        var given = SensitiveLook.Demand(reason);
        if (parts.Count == 0)
        {
            throw new RuleViolation("Archive.NoPart");
        }

        var sees = new ArchiveSight(await grants.HasAsync(actor.Value, ArchivePermissions.ViewMedical), await grants.HasAsync(actor.Value, ArchivePermissions.ViewCharges));
        if ((!sees.Medical && parts.Any(part => part is ArchivePart.Medical or ArchivePart.Reports)) || (!sees.Charges && parts.Contains(ArchivePart.Charges)))
        {
            throw new RuleViolation("Archive.PartNotYours");
        }

        // To view comes first: whoever may print but not view prints nothing.
        await sight.DemandAsync(key, ct);
        await look.RecordAsync(AuditAct.Printed, key, string.Join(' ', parts.Distinct().Order()), given, ct);
        return await copies.ReadAsync(key, parts, sees, await sight.SeesNamesAsync(), parameters.Get(ArchiveParameters.PrintLines), ct);
    }
}
