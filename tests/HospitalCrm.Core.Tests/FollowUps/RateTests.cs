using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Alerts;
using HospitalCrm.Core.FollowUps.Rates;
using HospitalCrm.Core.FollowUps.Wards;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.FollowUps;

/// <summary>随访率: what is counted, and that the lists behind hold exactly that.</summary>
public sealed class RateTests
{
    private const int Grace = 3;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_a_random_day_the_rates_are_those_counted_by_hand_and_the_lists_hold_as_many(int seed)
    {
        await using var hospital = await FollowUpHospital.OpenAsync(withPlan: false);
        await hospital.Hospital.AddAsync(FollowUpHospital.Plan("全院回访", null, (7, StepFrom.Discharge), (20, StepFrom.Done)));
        var lead = await hospital.Hospital.StaffAsync("lead01", "吴丽萍", FollowUpHospital.HeadNurse);
        await DayAsync(hospital, lead, new(seed));
        var (from, to) = (FollowUpHospital.Today.AddDays(-20), FollowUpHospital.Today.AddDays(2));

        var rates = (await hospital.Hospital.Run.RunAsync(lead, (CountFollowUpRates use) => use.HandleAsync(from, to, null, null))).Value!;

        var naive = await NaiveAsync(hospital, from, to);
        var before = await NaiveAsync(hospital, from.AddDays(-23), from.AddDays(-1));
        Assert.True(rates.Total is { Discharged: > 0, Asked: > 0, Called: > 0, Reached: > 0, Judged: > 0, OnTime: > 0 }, rates.Total.ToString());
        Assert.All(rates.Departments, line => Assert.Equal((naive.GetValueOrDefault(line.Department, new()), before.GetValueOrDefault(line.Department, new())), (line.Now, line.Before)));
        Assert.Equal(naive.Values.Aggregate(new FollowUpRate(), FollowUpRate.Add), rates.Total);
        foreach (var line in rates.Departments)
        {
            await BehindAsync(hospital, lead, line, from, to);
        }

        Assert.Equal(rates.Total with { Discharged = 0, Asked = 0 }, rates.Trend.Select(step => step.Rate).Aggregate(new FollowUpRate(), FollowUpRate.Add));
        foreach (var step in rates.Trend)
        {
            var own = await NaiveAsync(hospital, step.Span.From, step.Span.To);
            Assert.Equal(own.Values.Aggregate(new FollowUpRate(), FollowUpRate.Add) with { Discharged = 0, Asked = 0 }, step.Rate);
        }
    }

    [Fact]
    public async Task Alerts_are_counted_as_their_list_shows_them_and_only_to_whoever_may_see_them()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var task = (await hospital.DueAsync()).Id;
        var at = FollowUpHospital.Today.ToDateTime(new TimeOnly(2, 0), DateTimeKind.Utc);
        await AlertAsync(hospital, task, at, acknowledgedAfter: null, isHandled: false);
        await AlertAsync(hospital, task, at, acknowledgedAfter: 10, isHandled: true);
        await AlertAsync(hospital, task, at.AddDays(-1), acknowledgedAfter: 30, isHandled: false);
        await AlertAsync(hospital, task, at.AddDays(-9), acknowledgedAfter: 5, isHandled: true);
        var (from, to) = (FollowUpHospital.Today.AddDays(-6), FollowUpHospital.Today);
        Permission[] both = [FollowUpPermissions.Rates, AlertPermissions.View];
        var lead = await hospital.Hospital.StaffAsync("lead01", "吴丽萍", both);
        var own = await hospital.StaffAtAsync("headnurse01", "张红梅", "1001", both);
        var other = await hospital.StaffAtAsync("headnurse02", "李护长", "1002", both);
        var manager = await hospital.Hospital.StaffAsync("manager01", "院长", FollowUpPermissions.Rates);

        foreach (var reader in new[] { lead, own, other })
        {
            var rates = (await hospital.Hospital.Run.RunAsync(reader, (CountFollowUpRates use) => use.HandleAsync(from, to, null, null))).Value!;
            Assert.Equal(reader == other ? new(0, 0, 0, null) : new AlertCounts(3, 2, 1, 10), rates.Alerts);
            Assert.Equal(reader == other ? new(0, 0, 0, null) : new AlertCounts(1, 0, 1, 5), rates.AlertsBefore);
            Assert.Equal(rates.Alerts!.Raised, await ListedAsync(reader, rates.Span));
            Assert.Equal(rates.Alerts.Open, await ListedAsync(reader, rates.Span, ("alertState", AlertList.Open)));
            Assert.Equal(rates.Alerts.Handled, await ListedAsync(reader, rates.Span, ("alertState", nameof(AlertState.Handled))));
            Assert.Equal(rates.AlertsBefore!.Raised, await ListedAsync(reader, rates.Before));
        }

        var narrowed = (await hospital.Hospital.Run.RunAsync(lead, (CountFollowUpRates use) => use.HandleAsync(from, to, null, "W9"))).Value!;
        var blind = (await hospital.Hospital.Run.RunAsync(manager, (CountFollowUpRates use) => use.HandleAsync(from, to, null, null))).Value!;
        Assert.Equal((0, 0), (narrowed.Alerts!.Raised, (int)await ListedAsync(lead, narrowed.Span, ("wardCode", "W9"))));
        Assert.Equal((null, null), (blind.Alerts, blind.AlertsBefore));

        async Task<long> ListedAsync(Actor reader, DaySpan span, params (string Name, string Typed)[] filters) => (await hospital.Hospital.Run.CountAsync(
            reader,
            AlertList.Definition,
            new() { Filters = filters.Append(("raised", $"{span.From:yyyy-MM-dd}..{span.To:yyyy-MM-dd}")).ToDictionary(filter => filter.Item1, filter => filter.Item2) })).Value;
    }

    [Fact]
    public async Task An_export_is_a_workbook_on_the_record_and_needs_the_right_and_days_that_are_some()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        await hospital.DueAsync();
        var (own, nurse) = (await hospital.StaffAtAsync("headnurse01", "张红梅", "1001", FollowUpHospital.HeadNurse), await hospital.Hospital.StaffAsync("nurse09", "何丽"));
        var words = new Core.Lists.Sheets.SumWords("随访率", heading => heading, (actor, _, _) => actor.StaffNo);
        var today = FollowUpHospital.Today;

        var file = (await hospital.Hospital.Run.RunAsync(own, (ExportFollowUpRates use) => use.HandleAsync(today.AddDays(-6), today, null, words))).Value!;
        var refused = await hospital.Hospital.Run.RunAsync(nurse, (ExportFollowUpRates use) => use.HandleAsync(today, today, null, words));
        var backwards = await hospital.Hospital.Run.RunAsync(own, (ExportFollowUpRates use) => use.HandleAsync(today, today.AddDays(-1), null, words));

        Assert.Equal("PK"u8.ToArray(), file.Bytes[..2]);
        Assert.Equal(1, await hospital.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Entity == "follow-up-rates" && entry.ActorNo == "headnurse01")));
        Assert.Equal((ProblemKind.Forbidden, "FollowUps.DaysTooMany"), (refused.Problem!.Kind, backwards.Problem!.Code));
    }

    [Fact]
    public async Task Nothing_due_is_no_rate_and_a_span_that_is_none_is_refused()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var lead = await hospital.Hospital.StaffAsync("lead01", "吴丽萍", FollowUpHospital.HeadNurse);
        var today = FollowUpHospital.Today;

        var empty = (await hospital.Hospital.Run.RunAsync(lead, (CountFollowUpRates use) => use.HandleAsync(today, today, null, null))).Value!;
        var backwards = await hospital.Hospital.Run.RunAsync(lead, (CountFollowUpRates use) => use.HandleAsync(today, today.AddDays(-1), null, null));
        var endless = await hospital.Hospital.Run.RunAsync(lead, (CountFollowUpRates use) => use.HandleAsync(today.AddDays(-FollowUpRateCounter.MostDays), today, null, null));

        Assert.True(empty.Total.IsEmpty);
        Assert.Equal(["FollowUps.DaysTooMany", "FollowUps.DaysTooMany"], new[] { backwards.Problem!.Code, endless.Problem!.Code });
    }

    [Fact]
    public async Task A_department_counts_its_own_and_no_other()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        await hospital.DueAsync();
        var (own, other) = (await hospital.StaffAtAsync("headnurse01", "张红梅", "1001", FollowUpHospital.HeadNurse), await hospital.StaffAtAsync("headnurse02", "李护长", "1002", FollowUpHospital.HeadNurse));
        var (from, to) = (FollowUpHospital.Today.AddDays(-10), FollowUpHospital.Today);

        var mine = (await hospital.Hospital.Run.RunAsync(own, (CountFollowUpRates use) => use.HandleAsync(from, to, null, null))).Value!;
        var theirs = (await hospital.Hospital.Run.RunAsync(other, (CountFollowUpRates use) => use.HandleAsync(from, to, null, null))).Value!;

        var foreign = await hospital.Hospital.Run.RunAsync(own, (CountFollowUpRates use) => use.HandleAsync(from, to, "1002", null));
        var elsewhere = (await hospital.Hospital.Run.RunAsync(own, (CountFollowUpRates use) => use.HandleAsync(from, to, null, "W9"))).Value!;

        Assert.Equal((1, 1, 0), (mine.Total.Discharged, mine.Total.Expected, mine.Total.Judged));
        Assert.True(theirs.Total.IsEmpty);
        Assert.Equal("FollowUps.NotYourWard", foreign.Problem!.Code);
        Assert.True(elsewhere.Total.IsEmpty);
    }

    /// <summary>Some left, were called, answered, were lost, died, came back; some were asked again, some days passed.</summary>
    private static async Task DayAsync(FollowUpHospital hospital, Actor by, Random random)
    {
        for (var at = 0; at < 24; at++)
        {
            await hospital.LeftAsync(await hospital.PatientAsync($"患者{at}"), daysAgo: at % 3 == 0 ? 7 + random.Next(Grace) : 3 + random.Next(26));
        }

        await hospital.Hospital.WithDbAsync(async db =>
        {
            var stays = await db.Encounters.OrderBy(stay => stay.Id).Select(stay => stay.Id).ToListAsync();
            var (others, dead) = (stays.Where(_ => random.Next(3) == 0).ToList(), stays.Take(2).ToList());
            await db.Encounters.Where(stay => others.Contains(stay.Id)).ExecuteUpdateAsync(set => set.SetProperty(stay => stay.DepartmentCode, "1002"));
            return await db.Encounters.Where(stay => dead.Contains(stay.Id)).ExecuteUpdateAsync(set => set.SetProperty(stay => stay.Outcome, ClinicalCodes.Died));
        });
        await hospital.RunAsync();
        FollowUpOutcome[] outcomes = [FollowUpOutcome.Done, FollowUpOutcome.Done, FollowUpOutcome.Done, FollowUpOutcome.NoAnswer, FollowUpOutcome.NoAnswer, FollowUpOutcome.Off, FollowUpOutcome.Refused, FollowUpOutcome.Rescheduled, FollowUpOutcome.Readmitted, FollowUpOutcome.Transferred];
        foreach (var task in await hospital.TasksAsync())
        {
            if (!task.IsOpen || random.Next(6) == 0)
            {
                continue;
            }

            var outcome = task.DueOn >= FollowUpHospital.Today.AddDays(-Grace) && random.Next(2) == 0 ? FollowUpOutcome.Done : outcomes[random.Next(outcomes.Length)];
            if (outcome == FollowUpOutcome.NoAnswer)
            {
                await hospital.Hospital.WithDbAsync(db => db.FollowUpTasks.Where(known => known.Id == task.Id).ExecuteUpdateAsync(set => set.SetProperty(known => known.Attempts, 2)));
            }

            await hospital.TakeAsync(by, task);
            Assert.Null((await hospital.RecordAsync(by, task, new() { Outcome = outcome, Note = "情况如实", Day = FollowUpHospital.Today.AddDays(1) })).Problem);
        }

        var records = await hospital.Hospital.WithDbAsync(db => db.FollowUpRecords.OrderBy(record => record.Id).Select(record => record.Id).Take(1).ToListAsync());
        await hospital.Hospital.Run.RunAsync(by, (RedoFollowUps use) => use.HandleAsync(records));
    }

    private static async Task<Dictionary<string, FollowUpRate>> NaiveAsync(FollowUpHospital hospital, DateOnly from, DateOnly to)
    {
        var stays = (await hospital.Hospital.WithDbAsync(db => db.Encounters.AsNoTracking().ToListAsync())).FindAll(stay => stay.EndedOn >= from && stay.EndedOn <= to && stay.Outcome != ClinicalCodes.Died);
        var all = await hospital.TasksAsync();
        var asked = (await hospital.Hospital.WithDbAsync(db => db.FollowUpRecords.Select(record => record.TaskId).ToListAsync())).ToHashSet();
        var due = all.FindAll(task => task.DueOn >= from && task.DueOn <= to);
        FollowUpOutcome?[] noContact = [FollowUpOutcome.NoAnswer, FollowUpOutcome.Off, FollowUpOutcome.EmptyNumber, FollowUpOutcome.NotThePatient];
        return stays.Select(stay => stay.DepartmentCode).Union(due.Select(task => task.DepartmentCode)).ToDictionary(code => code, code =>
        {
            var (own, ofOwn) = (stays.FindAll(stay => stay.DepartmentCode == code), due.FindAll(task => task.DepartmentCode == code));
            var expected = ofOwn.FindAll(task => task.State != FollowUpState.Cancelled);
            return new FollowUpRate
            {
                Discharged = own.Count,
                Asked = own.Count(stay => all.Exists(task => task.EncounterId == stay.Id && asked.Contains(task.Id))),
                Called = ofOwn.Count(task => task.LastOutcome is not null),
                Reached = ofOwn.Count(task => task.LastOutcome is not null && !noContact.Contains(task.LastOutcome)),
                Judged = expected.Count(task => task.EndedAt is not null || task.DueOn.AddDays(Grace) < FollowUpHospital.Today),
                OnTime = expected.Count(task => task.State is FollowUpState.Done or FollowUpState.Refused && DateOnly.FromDateTime(HospitalZone.Local(task.EndedAt!.Value).DateTime) <= task.DueOn.AddDays(Grace)),
                Expected = expected.Count,
                Lost = expected.Count(task => task.State == FollowUpState.Lost),
            };
        });
    }

    private static Task<int> AlertAsync(FollowUpHospital hospital, Id<FollowUpTask> task, DateTimeOffset at, int? acknowledgedAfter, bool isHandled) => hospital.Hospital.WithDbAsync(async db =>
    {
        var alert = new ClinicalAlert(await db.FollowUpTasks.SingleAsync(known => known.Id == task), default, null, default, at, at.AddMinutes(30));
        db.Add(alert);
        if (acknowledgedAfter is { } minutes)
        {
            alert.Acknowledge("doctor01", at.AddMinutes(minutes));
        }

        if (isHandled)
        {
            alert.Handle("doctor01", default, at.AddHours(1));
        }

        return await db.SaveChangesAsync();
    });

    private static async Task BehindAsync(FollowUpHospital hospital, Actor by, FollowUpRateLine line, DateOnly from, DateOnly to)
    {
        var days = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}..{to:yyyy-MM-dd}");
        (FollowUpMeasure Measure, int Figure)[] measures =
        [
            (FollowUpMeasure.Called, line.Now.Called), (FollowUpMeasure.Reached, line.Now.Reached), (FollowUpMeasure.Judged, line.Now.Judged),
            (FollowUpMeasure.OnTime, line.Now.OnTime), (FollowUpMeasure.Expected, line.Now.Expected), (FollowUpMeasure.Lost, line.Now.Lost),
        ];
        foreach (var (measure, figure) in measures)
        {
            Assert.Equal((measure, (long)figure), (measure, await TotalAsync(FollowUpTasksList.All, ("followUpMeasure", measure.ToString()), ("due", days))));
        }

        Assert.Equal(line.Now.Discharged, await TotalAsync(DischargeList.Definition, ("isAlive", "True"), ("discharge", days)));
        Assert.Equal(line.Now.Asked, await TotalAsync(DischargeList.Definition, ("isAlive", "True"), ("isAsked", "True"), ("discharge", days)));

        async Task<long> TotalAsync<TRow>(ListDefinition<TRow> list, params (string Name, string Typed)[] filters)
            where TRow : class => (await hospital.Hospital.Run.CountAsync(by, list, new() { Filters = filters.Append(("departmentCode", line.Department)).ToDictionary(filter => filter.Item1, filter => filter.Item2) })).Value;
    }
}
