using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Settings.Imports;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Cohorts;

/// <summary>A file of patients as follow-ups: judged row by row, then made. Never saves.</summary>
public sealed class CohortBook(CrmDb db, CohortFinder finder, FollowUpDesk desk, Vault vault, CurrentActor actor, TimeProvider clock, IValidator<CohortOrder> validator) : IRoomPart
{
    private static readonly string[] Formats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];

    /// <summary>What each row would become.</summary>
    internal async Task<(ImportPreview Preview, IReadOnlyList<CohortEntry> New)> LookAsync(CohortOrder order, IReadOnlyList<ImportLine> lines, CancellationToken ct)
    {
        await validator.CheckAsync(order, ct);
        var matches = await finder.FindAsync(lines, ct);
        var entries = lines.Select(line => Entry(order, line, matches[line.Row])).ToList();
        var keys = entries.Select(entry => entry.Key).OfType<string>().Distinct().ToList();
        var known = (await db.FollowUpTasks.Where(task => task.CohortKey != null && keys.Contains(task.CohortKey)).Select(task => task.CohortKey!).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var (findings, fresh) = (new List<ImportFinding>(lines.Count), new List<CohortEntry>());
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            List<FieldProblem> problems = [.. entry.Problems];
            if (entry.Key is { } key && !seen.TryAdd(key, entry.Line.Row))
            {
                problems.Add(new("Name", "FollowUps.CohortTwice", [seen[key]]));
            }

            var change = problems.Count > 0 ? ImportChange.Faulty : known.Contains(entry.Key!) ? ImportChange.Same : ImportChange.New;
            findings.Add(new(entry.Line, change, problems));
            if (change == ImportChange.New)
            {
                fresh.Add(entry);
            }
        }

        return (new(findings, null), fresh);
    }

    internal async Task AddAsync(CohortOrder order, IReadOnlyList<CohortEntry> entries, CancellationToken ct)
    {
        var patients = entries.Select(entry => entry.Patient!.Id).ToList();
        var stays = (await db.Encounters.AsNoTracking().Where(visit => patients.Contains(visit.PatientId) && visit.Kind == EncounterKind.Inpatient && visit.EndedOn != null)
            .Select(visit => new { visit.PatientId, visit.DepartmentCode, visit.WardCode, visit.EndedOn }).ToListAsync(ct)).ToLookup(visit => visit.PatientId);
        var (own, now, reason) = (await OwnDepartmentAsync(ct), clock.GetUtcNow(), order.Topic.Trim());
        foreach (var entry in entries)
        {
            var last = stays[entry.Patient!.Id].MaxBy(visit => visit.EndedOn);
            db.FollowUpTasks.Add(new FollowUpTask(entry.Patient.Id, entry.Patient.Person, FollowUpOrigin.Cohort, now)
                .Ask(order.Questionnaire, order.Importance, vault.Seal(FollowUpTask.ReasonPurpose, reason))
                .Assign(own ?? last?.DepartmentCode ?? "", last is not null && (own is null || own == last.DepartmentCode) ? last.WardCode : null, order.Caller, null)
                .OfCohort(entry.Key!)
                .Plan(entry.DueOn, now, desk.ImportanceDays));
        }
    }

    /// <summary>The day the file itself names belongs to the row; one that is filled in for it does not: the same file tomorrow is the same.</summary>
    private CohortEntry Entry(CohortOrder order, ImportLine line, CohortMatch match)
    {
        var problems = new List<FieldProblem>();
        if (match.Problem is { } problem)
        {
            problems.Add(problem);
        }

        var typed = line["DueOn"].Trim();
        var day = order.On ?? clock.Today();
        if (typed.Length > 0)
        {
            if (!DateOnly.TryParseExact(typed, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            {
                problems.Add(new("DueOn", "Settings.ImportDay", [typed]));
            }
            else if (match.Patient is not null && day < clock.Today())
            {
                problems.Add(new("DueOn", "FollowUps.DayInPast", []));
            }
        }

        var key = match.Patient is { } patient && problems.Count == 0
            ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{order.Topic.Trim()}\n{order.Questionnaire}\n{patient.Id}\n{(typed.Length > 0 ? day : null):O}"))))
            : null;
        return new(line, match.Patient, day, key, problems);
    }

    private async Task<string?> OwnDepartmentAsync(CancellationToken ct)
    {
        var staffNo = actor.Value.StaffNo;
        return await (
            from staff in db.Staff
            join department in db.Departments on staff.DepartmentCode equals department.Code
            where staff.StaffNo == staffNo && department.Kind == DepartmentKind.Clinical
            select department.Code).SingleOrDefaultAsync(ct);
    }
}

/// <param name="Key">Null while something is wrong.</param>
internal sealed record CohortEntry(ImportLine Line, Candidate? Patient, DateOnly DueOn, string? Key, IReadOnlyList<FieldProblem> Problems);
