using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>
/// What somebody may see of patients: whose (data scope), whether names in full, and whether a restricted archive is open to him.
/// Everything that shows or changes one patient asks here first.
/// </summary>
public sealed class PatientSight(CrmDb db, Grants grants, CurrentActor actor, IPatientReach reaches, AuditLog audit, TimeProvider clock) : IRoomPart
{
    public ValueTask<bool> SeesNamesAsync() => grants.HasAsync(actor.Value, PatientPermissions.SeeNames);

    /// <summary>The reader's scope; whoever came in by another right and may not view reaches nobody.</summary>
    public async ValueTask<Reach> ReachAsync() => await grants.ReachAsync(actor.Value, PatientPermissions.View) ?? Reach.Nobody;

    /// <summary>Those among <paramref name="patients"/> who are within the reader's scope.</summary>
    public async Task<HashSet<Id<Patient>>> WithinAsync(IReadOnlyCollection<Id<Patient>> patients, CancellationToken ct)
    {
        var reach = await ReachAsync();
        return reach.IsAll || patients.Count == 0
            ? [.. patients]
            : [.. await reaches.Within(db, reach).Where(known => patients.Contains(known)).Distinct().ToListAsync(ct)];
    }

    /// <summary>Whether why an archive is or was restricted is told to the reader: to those who restrict, and those to whom all archives are open.</summary>
    public async ValueTask<bool> SeesRestrictionsAsync() =>
        await grants.HasAsync(actor.Value, PatientPermissions.SeeRestricted) || await grants.HasAsync(actor.Value, PatientPermissions.Restrict);

    /// <summary>Whether what people asked about their data, and were answered, is told to the reader.</summary>
    public ValueTask<bool> SeesRequestsAsync() => grants.HasAsync(actor.Value, PatientPermissions.ViewRequests);

    /// <summary>So that a use case shows rows of the list as the list would.</summary>
    public async Task PrepareAsync(ListTools tools)
    {
        tools.SeesNames = await SeesNamesAsync();
        tools.SeesRestricted = await grants.HasAsync(actor.Value, PatientPermissions.SeeRestricted);
    }

    /// <summary>Before a name is written: a covered one must not become the name.</summary>
    public async Task DemandNamesAsync()
    {
        if (!await SeesNamesAsync())
        {
            throw new RuleViolation("Patients.NamesNeeded");
        }
    }

    /// <summary>How the archive of this person stands to the reader.</summary>
    /// <exception cref="RuleViolation">There is none, or none within his scope: he is told the same, and the second is logged.</exception>
    public async Task<Admission> LookAsync(Id<Patient> key, CancellationToken ct)
    {
        var (exists, admission) = await StandsAsync(key, ct);
        if (exists && admission is null)
        {
            await RefuseAsync(key, "scope", ct);
        }

        return admission ?? throw new RuleViolation("Patients.Missing");
    }

    /// <summary>The same for what is shown beside something else (a call): null when there is no such archive within the reader's scope, and no refusal.</summary>
    public async Task<Admission?> AdmissionAsync(Id<Patient> key, CancellationToken ct) => (await StandsAsync(key, ct)).Admission;

    /// <exception cref="RuleViolation">Not within the scope, or restricted and not opened.</exception>
    public async Task DemandAsync(Id<Patient> key, CancellationToken ct)
    {
        if (!(await LookAsync(key, ct)).IsOpen)
        {
            await RefuseAsync(key, "restricted", ct);
            throw new RuleViolation("Patients.ArchiveRestricted");
        }
    }

    /// <summary>A patient's name beside something else (a call, a message), as the reader may see it; null when there is no such patient.</summary>
    public async Task<string?> NameAsync(Id<Patient> key, CancellationToken ct)
    {
        var patient = await db.Patients.AsNoTracking().Where(patient => patient.Id == key).Select(patient => new { patient.Name, patient.PersonId, patient.RestrictedAs }).SingleOrDefaultAsync(ct);
        var shown = patient is not null && await SeesNamesAsync()
            && (patient.RestrictedAs is null
                || await grants.HasAsync(actor.Value, PatientPermissions.SeeRestricted)
                || await OpenUntilAsync(db, actor.Value.StaffNo, patient.PersonId, clock.GetUtcNow(), ct) is not null);
        return patient is null || shown ? patient?.Name : NameMask.Cover(patient.Name);
    }

    /// <summary>Until when an emergency access opens the person's archive to somebody; null when none does.</summary>
    public static Task<DateTimeOffset?> OpenUntilAsync(CrmDb db, string staffNo, Id<Person> person, DateTimeOffset now, CancellationToken ct) =>
        db.EmergencyAccesses.AsNoTracking()
            .Where(access => access.StaffNo == staffNo && access.PersonId == person && access.Until > now)
            .OrderByDescending(access => access.Until)
            .Select(access => (DateTimeOffset?)access.Until)
            .FirstOrDefaultAsync(ct);

    private async Task<(bool Exists, Admission? Admission)> StandsAsync(Id<Patient> key, CancellationToken ct)
    {
        var person = db.Patients.IgnoreQueryFilters().Where(patient => patient.Id == key).Select(patient => patient.PersonId);
        var records = await db.Patients.IgnoreQueryFilters().Where(patient => person.Contains(patient.PersonId))
            .Select(patient => new { patient.Id, patient.PersonId, patient.RestrictedAs })
            .ToListAsync(ct);
        if (records.Count == 0 || (await WithinAsync([.. records.Select(record => record.Id)], ct)).Count == 0)
        {
            return (records.Count > 0, null);
        }

        var restriction = records.Select(record => record.RestrictedAs).FirstOrDefault(kind => kind is not null);
        if (restriction is null || await grants.HasAsync(actor.Value, PatientPermissions.SeeRestricted))
        {
            return (true, new(true, restriction, null));
        }

        var until = await OpenUntilAsync(db, actor.Value.StaffNo, records[0].PersonId, clock.GetUtcNow(), ct);
        return (true, until is null ? Admission.Closed : new(true, restriction, until));
    }

    private Task RefuseAsync(Id<Patient> key, string why, CancellationToken ct) => audit.AppendAsync(
        new AuditDraft(AuditAct.Refused, nameof(Patient), key.ToString(), clock.GetUtcNow()) { PatientId = key.Value, Purpose = why }.By(actor.Value),
        ct);
}

/// <param name="IsOpen">False: nothing is shown but that it exists.</param>
/// <param name="OpenUntil">When an emergency access that opened it ends.</param>
public sealed record Admission(bool IsOpen, Restriction? Restriction, DateTimeOffset? OpenUntil)
{
    /// <summary>Why it is restricted would say too much already: somebody is treated for what he does not tell.</summary>
    public static readonly Admission Closed = new(false, null, null);
}
