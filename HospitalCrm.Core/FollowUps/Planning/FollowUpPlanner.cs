using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps.Plans;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Planning;

/// <summary>
/// Makes follow-ups of discharges as the plans say, and brings them into line with what the stays became. Told the same again, it changes
/// nothing. Never saves.
/// </summary>
public sealed class FollowUpPlanner(CrmDb db, ConsentBook consents, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    private int ImportanceDays => parameters.Get(FollowUpParameters.ImportanceDays);

    internal async Task PlanAsync(IReadOnlyList<Id<Encounter>> stays, IReadOnlyList<FollowUpPlan> plans, CancellationToken ct)
    {
        var read = await ReadAsync(stays, ct);
        var marks = await db.DischargeMarks.Where(mark => stays.Contains(mark.EncounterId)).ToDictionaryAsync(mark => mark.EncounterId, ct);
        var patients = read.Select(stay => stay.PatientId).Distinct().ToList();
        var persons = read.Select(stay => stay.PersonId).Distinct().ToList();
        var tasks = await db.FollowUpTasks.Where(task => persons.Contains(task.PersonId) || (task.EncounterId != null && stays.Contains(task.EncounterId.Value))).ToListAsync(ct);
        var diagnoses = plans.Any(plan => plan.Disease is not null) ? await DiagnosesAsync(read, ct) : Array.Empty<(string, string)>().ToLookup(one => one.Item1, one => one.Item2);
        var later = await LaterStaysAsync(persons, ct);
        var answers = await consents.MayContactAsync(patients, ConsentChannel.Phone, ConsentPurpose.Service, ct);
        foreach (var stay in read)
        {
            if (!marks.TryGetValue(stay.Id, out var mark))
            {
                db.DischargeMarks.Add(mark = new(stay.Id));
            }

            mark.See(stay.PatientId, stay.IsCancelled ? null : stay.EndedOn, stay.DiagnosisName);
            if (answers[stay.PatientId].May)
            {
                Plan(stay, tasks, plans, [stay.DiagnosisName ?? "", .. diagnoses[KeyOf(stay)]], later[stay.PersonId]);
            }
            else
            {
                // Deceased, gone, or he said that he wants no calls.
                tasks.FindAll(task => task.EncounterId == stay.Id).ForEach(task => task.Cancel(EndOf(answers[stay.PatientId].Reason), clock.GetUtcNow()));
            }
        }
    }

    /// <summary>Those among them who may be called.</summary>
    internal async Task<IReadOnlySet<Id<Patient>>> WillingAsync(IReadOnlyCollection<Id<Patient>> patients, CancellationToken ct) =>
        (await consents.MayContactAsync(patients, ConsentChannel.Phone, ConsentPurpose.Service, ct)).Where(answer => answer.Value.May).Select(answer => answer.Key).ToHashSet();

    /// <summary>A step came to its end: the steps counted from it get their days. One that was lost or refused counts from the day it was given up: the next is asked all the same.</summary>
    public async Task PlanNextAsync(FollowUpTask done, DateOnly on, CancellationToken ct)
    {
        if (done.PlanId is not { } planId || done.EncounterId is not { } stay || done.DischargedOn is not { } left)
        {
            return;
        }

        var plan = await db.FollowUpPlans.IgnoreQueryFilters().Include(plan => plan.Steps).SingleAsync(plan => plan.Id == planId, ct);
        var known = await db.FollowUpTasks.Where(task => task.EncounterId == stay && task.PlanId == planId).Select(task => task.Step).ToListAsync(ct);
        var day = on;
        foreach (var step in plan.Steps.Where(step => step.Number > done.Step).OrderBy(step => step.Number))
        {
            // Those counted from the discharge, or from another step that is not done yet, are somebody else's matter.
            if (step.From == StepFrom.Discharge || (step.From == StepFrom.Done && step.Number != done.Step + 1) || known.Contains(step.Number))
            {
                return;
            }

            day = day.AddDays(step.Days);
            db.FollowUpTasks.Add(new FollowUpTask(done.PatientId, done.PersonId, FollowUpOrigin.Discharge, clock.GetUtcNow())
                .Follow(plan, step.Number, stay, left)
                .Assign(done.DepartmentCode, done.WardCode, done.Caller, done.AssigneeNo)
                .Plan(day, clock.GetUtcNow(), ImportanceDays));
        }
    }

    private void Plan(DischargedStay stay, List<FollowUpTask> tasks, IReadOnlyList<FollowUpPlan> plans, IReadOnlyList<string> diagnoses, IEnumerable<(Id<Encounter> Id, DateOnly StartedOn)> later)
    {
        var now = clock.GetUtcNow();
        var own = tasks.FindAll(task => task.EncounterId == stay.Id);
        own.ForEach(task => task.BelongTo(stay.PatientId, stay.PersonId));
        if (stay.LeftOn is not { } left)
        {
            own.ForEach(task => task.Cancel(FollowUpEnd.DischargeCancelled, now));
            return;
        }

        if (stay.Died)
        {
            own.ForEach(task => task.Cancel(FollowUpEnd.Died, now));
            return;
        }

        // Whoever lies here again is asked in the ward, and after that stay; also when the HIS made another record for him.
        foreach (var before in tasks.Where(task => task.PersonId == stay.PersonId && task.EncounterId is not null && task.EncounterId != stay.Id && task.DischargedOn <= stay.StartedOn))
        {
            before.Cancel(FollowUpEnd.Readmitted, now);
        }

        if (later.Any(other => other.Id != stay.Id && other.StartedOn >= left))
        {
            own.ForEach(task => task.Cancel(FollowUpEnd.Readmitted, now));
            return;
        }

        if (Choose(stay, own, plans, diagnoses, left) is { } plan)
        {
            Follow(stay, left, plan, own, tasks);
        }
    }

    /// <summary>The plan that fits closest; once somebody was called, the plan he was called by.</summary>
    private FollowUpPlan? Choose(DischargedStay stay, List<FollowUpTask> own, IReadOnlyList<FollowUpPlan> plans, IReadOnlyList<string> diagnoses, DateOnly left)
    {
        var now = clock.GetUtcNow();
        if (own.Find(task => task.LastOutcome is not null || task.Round > 1 || task.State is FollowUpState.Leased) is { } begun)
        {
            return plans.FirstOrDefault(plan => plan.Id == begun.PlanId);
        }

        var best = plans.Select(plan => (Plan: plan, Fit: plan.Fit(stay.DepartmentCode, diagnoses, stay.Outcome, left)))
            .Where(one => one.Fit is not null)
            .OrderByDescending(one => one.Fit).ThenBy(one => one.Plan.Id)
            .Select(one => one.Plan)
            .FirstOrDefault();

        // What a plan that is off or gone had planned stays, unless another one fits.
        foreach (var other in own.Where(task => task.PlanId != best?.Id && (best is not null || plans.Any(plan => plan.Id == task.PlanId))))
        {
            other.Cancel(FollowUpEnd.PlanChanged, now);
        }

        return best;
    }

    private void Follow(DischargedStay stay, DateOnly left, FollowUpPlan plan, List<FollowUpTask> own, List<FollowUpTask> tasks)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var oldest = today.AddDays(-parameters.Get(FollowUpParameters.LateDays));
        var dated = plan.Steps.Select(step => (step.Number, Due: plan.DueOn(step, left))).Where(step => step.Due is not null).Select(step => (step.Number, Due: step.Due!.Value)).ToList();

        // Of those whose day is past when the discharge becomes known only the last is asked: nobody is rung up three times for three weeks.
        var last = dated.Where(step => step.Due <= today).Select(step => (DateOnly?)step.Due).Max();
        foreach (var (number, due) in dated.Where(step => step.Due >= oldest && !(step.Due < last)))
        {
            var known = own.Find(task => task.PlanId == plan.Id && task.Step == number);
            if (known is null)
            {
                var fresh = new FollowUpTask(stay.PatientId, stay.PersonId, FollowUpOrigin.Discharge, now)
                    .Follow(plan, number, stay.Id, left)
                    .Assign(stay.DepartmentCode, stay.WardCode, plan.Caller, plan.CallerNo ?? (plan.Caller == FollowUpCaller.AttendingDoctor ? stay.DoctorNo : null))
                    .Plan(due, now, ImportanceDays);
                db.FollowUpTasks.Add(fresh);
                tasks.Add(fresh);
            }
            else if (known.State == FollowUpState.Cancelled)
            {
                if (known.EndReason is FollowUpEnd.DischargeCancelled or FollowUpEnd.PlanChanged)
                {
                    known.Revive(left, due, now, ImportanceDays);
                }
            }
            else if (known.DischargedOn != left && known.State is FollowUpState.Planned or FollowUpState.Due && known.LastOutcome is null)
            {
                known.Shift(left, due, now, ImportanceDays);
            }
        }
    }

    private Task<List<DischargedStay>> ReadAsync(IReadOnlyList<Id<Encounter>> stays, CancellationToken ct) => (
        from visit in db.Encounters.IgnoreQueryFilters().AsNoTracking()
        join patient in db.Patients.IgnoreQueryFilters() on visit.PatientId equals patient.Id
        where stays.Contains(visit.Id)
        orderby visit.StartedOn, visit.Id
        select new DischargedStay
        {
            Id = visit.Id,
            PatientId = visit.PatientId,
            PersonId = patient.PersonId,
            IsDeceased = patient.DeceasedOn != null || patient.DeletedAt != null,
            Kind = visit.Kind,
            DepartmentCode = visit.DepartmentCode,
            WardCode = visit.WardCode,
            DoctorNo = visit.DoctorNo,
            StartedOn = visit.StartedOn,
            EndedOn = visit.EndedOn,
            IsCancelled = visit.IsCancelled,
            Outcome = visit.Outcome,
            DischargeWay = visit.DischargeWay,
            DiagnosisName = visit.DiagnosisName,
            SourceCode = visit.SourceCode,
            VisitKey = visit.VisitKey,
        }).ToListAsync(ct);

    private async Task<ILookup<string, string>> DiagnosesAsync(List<DischargedStay> stays, CancellationToken ct)
    {
        var keys = stays.Select(stay => stay.VisitKey).OfType<string>().Distinct().ToList();
        var patients = stays.Select(stay => stay.PatientId).Distinct().ToList();
        var found = await db.Diagnoses.AsNoTracking().Where(known => patients.Contains(known.PatientId) && keys.Contains(known.VisitKey!))
            .Select(known => new { known.SourceCode, known.VisitKey, known.Name }).ToListAsync(ct);
        return found.ToLookup(known => known.SourceCode + '|' + known.VisitKey, known => known.Name, StringComparer.Ordinal);
    }

    private async Task<ILookup<Id<Person>, (Id<Encounter> Id, DateOnly StartedOn)>> LaterStaysAsync(List<Id<Person>> persons, CancellationToken ct)
    {
        var stays = await (
            from patient in db.Patients.IgnoreQueryFilters().AsNoTracking()
            where persons.Contains(patient.PersonId)
            join visit in db.Encounters on patient.Id equals visit.PatientId
            where visit.Kind == EncounterKind.Inpatient
            select new { patient.PersonId, visit.Id, visit.StartedOn, visit.IsCancelled }).ToListAsync(ct);
        return stays.Where(stay => !stay.IsCancelled).ToLookup(stay => stay.PersonId, stay => (stay.Id, stay.StartedOn));
    }

    private static FollowUpEnd EndOf(ContactReason reason) => reason switch
    {
        ContactReason.Deceased => FollowUpEnd.Died,
        ContactReason.NoArchive => FollowUpEnd.ArchiveGone,
        _ => FollowUpEnd.NoFollowUps,
    };

    private static string KeyOf(DischargedStay stay) => stay.SourceCode + '|' + stay.VisitKey;
}
