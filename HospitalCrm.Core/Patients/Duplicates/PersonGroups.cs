using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Duplicates;

/// <summary>Puts records under one person and takes them apart again (docs/adr/0037). Changes tracked entities; the caller saves.</summary>
public sealed class PersonGroups(CrmDb db, Vault vault) : IRoomPart
{
    /// <summary>More records of one human being are no slip any more, and a wrong group grows by every further one.</summary>
    public const int Most = 8;

    /// <summary>The other one, with all that belongs to it, comes under the person of the first.</summary>
    public async Task<SamePersonDecision> JoinAsync(Patient kept, Patient other, string by, DateTimeOffset at, CancellationToken ct)
    {
        if (kept.PersonId == other.PersonId)
        {
            throw new RuleViolation("Patients.SamePersonAlready");
        }

        var (staying, moving) = (await RecordsAsync(kept, ct), await RecordsAsync(other, ct));
        if (Veto([.. staying, .. moving]) is { } veto)
        {
            throw new RuleViolation(veto, Most);
        }

        if (await SaidDifferentAsync(staying, moving, ct))
        {
            throw new RuleViolation("Patients.SaidDifferent");
        }

        var decision = new SamePersonDecision(kept, other, isSame: true, by, at);
        decision.Remember(moving.Select(record => record.Id), Restrict([.. staying, .. moving], by, at));
        moving.ForEach(record => record.GroupUnder(kept.PersonId));
        db.SamePersonDecisions.Add(decision);
        return decision;
    }

    /// <summary>Undoes a decision. Who came along with the other one leaves with it, and so does whoever was put to those since.</summary>
    public async Task PartAsync(SamePersonDecision decision, string by, DateTimeOffset at, CancellationToken ct)
    {
        decision.Undo(by, at);
        if (!decision.IsSame)
        {
            return;
        }

        var person = db.Patients.IgnoreQueryFilters().Where(patient => patient.Id == decision.KeptId).Select(patient => patient.PersonId);
        var records = await db.Patients.IgnoreQueryFilters().Where(patient => person.Contains(patient.PersonId)).ToListAsync(ct);
        var leaving = await LeavingAsync(decision, [.. records.Select(record => record.Id)], ct);
        if (leaving.Contains(decision.KeptId))
        {
            return; // another decision still says that they are the same
        }

        foreach (var record in records.Where(record => leaving.Contains(record.Id)))
        {
            record.GroupUnder(decision.FormerPersonId);
        }

        // What was restricted only because it came together; a restriction set since is somebody's own decision.
        foreach (var record in records.Where(record => decision.RestrictedRecords().Contains(record.Id) && record.RestrictedAt == decision.At))
        {
            record.Unrestrict();
        }
    }

    /// <summary>Why these can be no one person, as the code of a refusal; null when nothing speaks against it.</summary>
    public string? Veto(IReadOnlyList<Patient> records)
    {
        if (records.Count > Most)
        {
            return "Patients.TooManyRecords";
        }

        if (records.Select(CardOf).OfType<string>().Distinct().Count() > 1)
        {
            return "Patients.TwoIdNumbers";
        }

        return records.Select(record => record.Sex).Where(sex => sex is Sex.Male or Sex.Female).Distinct().Count() > 1 ? "Patients.TwoSexes" : null;
    }

    /// <summary>Records it was said of that they are somebody else, and nobody took it back.</summary>
    public Task<List<Id<Patient>>> DifferentFromAsync(Id<Patient> patient, CancellationToken ct) =>
        db.SamePersonDecisions.AsNoTracking()
            .Where(decision => !decision.IsSame && decision.UndoneAt == null && (decision.KeptId == patient || decision.OtherId == patient))
            .Select(decision => decision.KeptId == patient ? decision.OtherId : decision.KeptId)
            .ToListAsync(ct);

    private string? CardOf(Patient record) =>
        record.IdType == IdTypes.ResidentIdCard && record.IdNumber is { } held && IdCardNumber.TryParse(vault.Open(Patient.IdNumberPurpose, held), out var card) ? card.Core : null;

    /// <summary>With those that were deleted: their keys open the person too. A record that is just being made is in no table yet.</summary>
    private async Task<List<Patient>> RecordsAsync(Patient one, CancellationToken ct)
    {
        var records = await db.Patients.IgnoreQueryFilters().Where(patient => patient.PersonId == one.PersonId).ToListAsync(ct);
        return records.Contains(one) ? records : [.. records, one];
    }

    private Task<bool> SaidDifferentAsync(List<Patient> staying, List<Patient> moving, CancellationToken ct)
    {
        var (here, there) = (staying.ConvertAll(record => record.Id), moving.ConvertAll(record => record.Id));
        return db.SamePersonDecisions.AnyAsync(
            decision => !decision.IsSame && decision.UndoneAt == null
                && ((here.Contains(decision.KeptId) && there.Contains(decision.OtherId)) || (there.Contains(decision.KeptId) && here.Contains(decision.OtherId))),
            ct);
    }

    /// <summary>A restriction is the person's, not the record's.</summary>
    private static List<Id<Patient>> Restrict(List<Patient> records, string by, DateTimeOffset at)
    {
        var restricted = records.Find(record => record.RestrictedAs is not null);
        if (restricted is not { RestrictedAs: { } kind, RestrictionReason: { } reason })
        {
            return [];
        }

        var open = records.FindAll(record => record.RestrictedAs is null);
        open.ForEach(record => record.Restrict(kind, by, at, reason));
        return open.ConvertAll(record => record.Id);
    }

    private async Task<HashSet<Id<Patient>>> LeavingAsync(SamePersonDecision undone, List<Id<Patient>> records, CancellationToken ct)
    {
        var others = await db.SamePersonDecisions.AsNoTracking()
            .Where(decision => decision.IsSame && decision.UndoneAt == null && decision.Id != undone.Id && records.Contains(decision.KeptId))
            .ToListAsync(ct);
        var ties = others.ConvertAll(decision => new HashSet<Id<Patient>>([decision.KeptId, decision.OtherId]));
        var leaving = undone.MovedRecords().ToHashSet();
        while (ties.Find(tie => tie.Overlaps(leaving) && !tie.IsSubsetOf(leaving)) is { } tie)
        {
            leaving.UnionWith(tie);
        }

        return leaving;
    }
}
