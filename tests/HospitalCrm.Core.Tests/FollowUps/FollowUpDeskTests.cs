using System.Collections.Concurrent;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.FollowUps;

/// <summary>Taking patients, and what a call leads to.</summary>
public sealed class FollowUpDeskTests
{
    [Fact]
    public async Task Twenty_callers_take_every_patient_once_in_the_queues_order()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var tasks = new List<FollowUpTask>();
        for (var at = 0; at < 60; at++)
        {
            tasks.Add(new FollowUpTask(await hospital.PatientAsync($"患者{at}"), Id<Person>.New(), FollowUpOrigin.Discharge, TestHospital.Monday)
                .Assign("1001", null, FollowUpCaller.ResponsibleNurse, null)
                .Ask(null, (FollowUpImportance)(at % 3), null)
                .Plan(FollowUpHospital.Today.AddDays(-(at * 7 % 20)), TestHospital.Monday, 2));
        }

        await hospital.Hospital.AddAsync([.. tasks]);
        var taken = new ConcurrentQueue<Id<FollowUpTask>>();
        var callers = new List<Actor>();
        for (var at = 0; at < 20; at++)
        {
            callers.Add(await hospital.Hospital.StaffAsync($"caller{at:D2}", $"护士{at}", FollowUpHospital.Nurse));
        }

        await Task.WhenAll(callers.Select(async caller =>
        {
            while ((await NextAsync(hospital, caller)).Value is { } next)
            {
                taken.Enqueue(next);
                await hospital.Hospital.Run.RunAsync(caller, (RecordFollowUp use) => use.HandleAsync(next, new() { Outcome = FollowUpOutcome.Transferred }));
            }
        }));

        Assert.Equal(60, taken.Count);
        Assert.Equal(60, taken.Distinct().Count());
        var attempts = await hospital.Hospital.WithDbAsync(db => db.FollowUpAttempts.CountAsync());
        Assert.Equal(60, attempts);
    }

    [Fact]
    public async Task The_next_is_the_most_important_that_waited_longest()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await NurseAsync(hospital);
        var tasks = new List<FollowUpTask>();
        for (var at = 0; at < 8; at++)
        {
            tasks.Add(new FollowUpTask(await hospital.PatientAsync($"患者{at}"), Id<Person>.New(), FollowUpOrigin.ByHand, TestHospital.Monday)
                .Assign("1001", null, FollowUpCaller.CallCentre, null)
                .Ask(null, (FollowUpImportance)(at % 3), null)
                .Plan(FollowUpHospital.Today.AddDays(-at), TestHospital.Monday, 2));
        }

        await hospital.Hospital.AddAsync([.. tasks]);
        var order = new List<Id<FollowUpTask>>();
        while ((await NextAsync(hospital, nurse)).Value is { } next)
        {
            order.Add(next);
            await hospital.Hospital.Run.RunAsync(nurse, (RecordFollowUp use) => use.HandleAsync(next, new() { Outcome = FollowUpOutcome.Transferred }));
        }

        Assert.Equal(tasks.OrderBy(task => task.Rank).ThenBy(task => task.Id).Select(task => task.Id), order);
    }

    [Fact]
    public async Task A_second_nurse_is_told_who_has_the_patient_and_gets_another()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (one, two) = (await NurseAsync(hospital), await NurseAsync(hospital, "nurse02", "张敏"));
        var (first, second) = (await hospital.DueAsync("王芳"), await hospital.DueAsync("李娜"));
        await hospital.TakeAsync(one, first);

        var refused = await hospital.TakeAsync(two, first);
        var next = await NextAsync(hospital, two);

        Assert.Equal(("FollowUps.Busy", "何佳佳"), (refused.Problem!.Code, (string?)refused.Problem.Args[0]));
        Assert.Equal(second.Id, next.Value);
    }

    [Fact]
    public async Task One_person_with_two_follow_ups_is_spoken_with_by_one_nurse()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (one, two) = (await NurseAsync(hospital), await NurseAsync(hospital, "nurse02", "张敏"));
        var first = await hospital.DueAsync();
        await hospital.Hospital.Run.RunAsync(one, (AddFollowUp use) => use.HandleAsync(new() { Patient = first.PatientId.Value, Reason = "家属要求" }));
        var second = (await hospital.TasksAsync()).Single(task => task.Origin == FollowUpOrigin.ByHand);
        await hospital.TakeAsync(one, first);

        var refused = await hospital.TakeAsync(two, second);
        var mine = await hospital.TakeAsync(one, second);

        Assert.Equal("FollowUps.PatientBusy", refused.Problem!.Code);
        Assert.Null(mine.Problem);
        Assert.Equal(FollowUpState.Due, (await hospital.TasksAsync()).Single(task => task.Id == first.Id).State);
    }

    [Fact]
    public async Task After_a_long_silence_the_patient_is_free_again()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (one, two) = (await NurseAsync(hospital), await NurseAsync(hospital, "nurse02", "张敏"));
        var task = await hospital.DueAsync();
        await hospital.TakeAsync(one, task);
        hospital.Hospital.Clock.Advance(TimeSpan.FromMinutes(14));
        await hospital.Hospital.Run.RunAsync(one, (KeepFollowUp use) => use.HandleAsync(task.Id));
        hospital.Hospital.Clock.Advance(TimeSpan.FromMinutes(14));
        await hospital.RunAsync();
        Assert.Equal("nurse01", (await hospital.OnlyAsync()).LeaseBy);

        hospital.Hospital.Clock.Advance(TimeSpan.FromMinutes(2));
        await hospital.RunAsync();

        Assert.Equal((FollowUpState.Due, null), ((await hospital.OnlyAsync()).State, (await hospital.OnlyAsync()).LeaseBy));
        Assert.Null((await hospital.TakeAsync(two, task)).Problem);
    }

    [Fact]
    public async Task Nobody_of_another_department_sees_or_takes_the_patient()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var task = await hospital.DueAsync();
        var stranger = await NurseAsync(hospital, "nurse05", "孙悦");
        await hospital.Hospital.WithDbAsync(db => db.Grants.Where(grant => grant.Permission == "follow-ups.view").ExecuteUpdateAsync(set => set.SetProperty(grant => grant.Scope, DataScope.Department)));
        await hospital.Hospital.WithDbAsync(db => db.Staff.ExecuteUpdateAsync(set => set.SetProperty(staff => staff.DepartmentCode, "1002")));
        hospital.Hospital.Services.GetRequiredService<Grants>().Forget();

        var taken = await hospital.TakeAsync(stranger, task);
        var rows = await hospital.Hospital.Run.ReadAsync(stranger, FollowUpList.Due, new());

        Assert.Equal("FollowUps.Missing", taken.Problem!.Code);
        Assert.Empty(rows.Value!.Rows);
        Assert.Null((await NextAsync(hospital, stranger)).Value);
    }

    [Fact]
    public async Task Nobody_answers_three_times_and_he_counts_as_lost()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await NurseAsync(hospital);
        var task = await hospital.DueAsync();

        for (var call = 1; call <= 2; call++)
        {
            await hospital.TakeAsync(nurse, task);
            var answer = await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.NoAnswer, Number = await hospital.NumberAsync(task) });
            Assert.Equal(FollowUpState.Waiting, answer.Value!.State);
            Assert.True(answer.Value.ReadyAt >= hospital.Hospital.Clock.GetUtcNow().AddHours(4));
            hospital.Hospital.Clock.Advance(TimeSpan.FromDays(1));
            await hospital.RunAsync();
            Assert.Equal(FollowUpState.Due, (await hospital.OnlyAsync()).State);
        }

        await hospital.TakeAsync(nurse, task);
        Assert.Equal(FollowUpState.Lost, (await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.Off })).Value!.State);
    }

    [Fact]
    public async Task A_number_that_is_none_leads_to_the_next_and_then_to_somebody_who_looks_for_one()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await NurseAsync(hospital);
        var task = await hospital.DueAsync("王芳", null, "13900000001", "13900000002");
        await hospital.TakeAsync(nurse, task);

        var first = await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.EmptyNumber, Number = await hospital.NumberAsync(task) });
        var second = await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.EmptyNumber, Number = await hospital.NumberAsync(task, 1) });

        Assert.Equal((FollowUpState.Leased, FollowUpState.NumberNeeded), (first.Value!.State, second.Value!.State));
        Assert.Equal(2, await hospital.Hospital.WithDbAsync(db => db.ContactNumbers.CountAsync(number => number.DeadAt != null)));

        await hospital.Hospital.WithDbAsync(async db =>
        {
            (await db.Patients.SingleAsync(patient => patient.Id == task.PatientId)).AnnounceNumbers([[1, 2, 3]]);
            return await db.SaveChangesAsync();
        });
        Assert.Equal(FollowUpState.Due, (await hospital.OnlyAsync()).State);
    }

    [Fact]
    public async Task Who_wants_no_follow_ups_is_not_asked_again_after_the_next_stay_either()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await NurseAsync(hospital);
        var task = await hospital.DueAsync();
        await hospital.TakeAsync(nurse, task);

        var refused = await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.Refused, NeverAgain = true });
        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(10));
        await hospital.LeftAsync(task.PatientId, daysAgo: -3);
        await hospital.RunAsync();

        Assert.Equal(FollowUpState.Refused, refused.Value!.State);
        Assert.Single(await hospital.TasksAsync());
    }

    [Fact]
    public async Task Another_time_that_was_agreed_is_when_he_comes_again()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await NurseAsync(hospital);
        var task = await hospital.DueAsync();
        await hospital.TakeAsync(nurse, task);

        var without = await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.Rescheduled });
        var past = await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.Rescheduled, Day = FollowUpHospital.Today, Time = new(8, 0) });
        var agreed = await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.Rescheduled, Day = FollowUpHospital.Today.AddDays(2), Time = new(15, 30) });

        Assert.Equal("FollowUps.DayRequired", Assert.Single(without.Problem!.Fields).Code);
        Assert.Equal("FollowUps.InPast", past.Problem!.Code);
        Assert.Equal((FollowUpState.Waiting, HospitalZone.StartOf(FollowUpHospital.Today.AddDays(2)).AddHours(15.5)), (agreed.Value!.State, agreed.Value.ReadyAt));
        Assert.Equal(0, (await hospital.OnlyAsync()).Attempts);
    }

    [Fact]
    public async Task Who_died_is_not_rung_up_or_written_to_by_anybody_any_more()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await NurseAsync(hospital);
        var task = await hospital.DueAsync("王芳", null, "13900000001");
        await hospital.Hospital.Run.RunAsync(nurse, (AddFollowUp use) => use.HandleAsync(new() { Patient = task.PatientId.Value, Reason = "家属要求" }));
        await hospital.TakeAsync(nurse, task);

        var answer = await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.Died, DiedOn = FollowUpHospital.Today.AddDays(-1) });
        var message = await hospital.InScopeAsync(services => services.GetRequiredService<MessageOutbox>().AddAsync(
            new NewMessage("test", "1", MessageCategory.Notice, "13900000001", "复诊提醒") { PatientId = task.PatientId }, default));

        Assert.Null(answer.Problem);
        Assert.All(await hospital.TasksAsync(), one => Assert.Equal((FollowUpState.Cancelled, FollowUpEnd.Died), (one.State, one.EndReason)));
        Assert.Equal((MessageState.Suppressed, MessageReason.Deceased), (message.State, message.Reason));
    }

    [Fact]
    public async Task Who_may_not_say_that_somebody_died_does_not_by_a_follow_up()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var clerk = await hospital.Hospital.StaffAsync("clerk01", "何佳佳", FollowUpPermissions.View, FollowUpPermissions.Call, PatientPermissions.View);
        var task = await hospital.DueAsync();
        await hospital.TakeAsync(clerk, task);

        var answer = await hospital.RecordAsync(clerk, task, new() { Outcome = FollowUpOutcome.Died });

        Assert.Equal("FollowUps.MayNotMarkDeceased", answer.Problem!.Code);
        Assert.Equal(FollowUpState.Leased, (await hospital.OnlyAsync()).State);
    }

    [Fact]
    public async Task Two_contacts_today_are_enough_where_the_hospital_says_so()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        hospital.Hospital.Services.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string> { [FollowUpParameters.ContactsPerDay.Key] = "2" });
        var nurse = await NurseAsync(hospital);
        var task = await hospital.DueAsync("王芳", null, "13900000001", "13900000002");
        await hospital.InScopeAsync(async services =>
        {
            await services.GetRequiredService<MessageOutbox>().AddAsync(new NewMessage("test", "1", MessageCategory.Notice, "13900000001", "复诊提醒") { PatientId = task.PatientId }, default);
            return await services.GetRequiredService<Core.Data.CrmDb>().SaveChangesAsync();
        });
        await hospital.TakeAsync(nurse, task);
        await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.EmptyNumber, Number = await hospital.NumberAsync(task) });
        await hospital.Hospital.Run.RunAsync(nurse, (ReleaseFollowUp use) => use.HandleAsync(task.Id));

        var refused = await hospital.TakeAsync(nurse, task);
        var next = await NextAsync(hospital, nurse);

        Assert.Equal("FollowUps.ContactCap", refused.Problem!.Code);
        Assert.Null(next.Value);
        Assert.Equal(FollowUpState.Waiting, (await hospital.OnlyAsync()).State);
    }

    private static Task<Actor> NurseAsync(FollowUpHospital hospital, string code = "nurse01", string name = "何佳佳") => hospital.Hospital.StaffAsync(code, name, FollowUpHospital.Nurse);

    private static Task<Outcome<Id<FollowUpTask>?>> NextAsync(FollowUpHospital hospital, Actor by) => hospital.Hospital.Run.RunAsync(by, (TakeNextFollowUp use) => use.HandleAsync());
}
