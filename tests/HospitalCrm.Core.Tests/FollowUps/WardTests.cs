using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Wards;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests.Archive;
using HospitalCrm.Core.Encounters;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.FollowUps;

/// <summary>护士长: two nurses, two departments, and every figure the number of rows of its list.</summary>
public sealed class WardTests
{
    [Fact]
    public async Task Every_figure_is_the_number_of_rows_of_its_list()
    {
        await using var ward = await OpenAsync();
        var (hospital, head, one, two) = ward;
        var tasks = new List<FollowUpTask>();
        for (var at = 0; at < 12; at++)
        {
            tasks.Add(await AddAsync(hospital, $"患者{at}", daysLate: at, assignee: at % 3 == 0 ? null : at % 3 == 1 ? "nurse01" : "nurse02", department: at == 11 ? "1002" : "1001"));
        }

        await AddAsync(hospital, "以后", daysLate: -5, assignee: "nurse01");
        await LeaveTodayAsync(hospital, "今天出院");
        await hospital.RunAsync();
        await LeaveTodayAsync(hospital, "刚刚出院");
        await hospital.TakeAsync(one, tasks[1]);
        await hospital.RecordAsync(one, tasks[1], new() { Outcome = FollowUpOutcome.Done, Note = "好" });
        await hospital.TakeAsync(two, tasks[2]);
        await LoseAsync(hospital, two, tasks[5]);
        await hospital.TakeAsync(one, tasks[4]);

        var board = await ReadAsync(hospital, head);

        Assert.Equal((2, 1), (board.Discharges, board.DischargesPlanned));
        await SameAsync(hospital, head, DischargeList.Definition, board.Discharges, ("discharge", Span(board.Today)));
        await SameAsync(hospital, head, DischargeList.Definition, board.DischargesPlanned, ("discharge", Span(board.Today)), ("isPlanned", "True"));
        Assert.True(board is { Due: > 3, Overdue: > 1, Held: 2, Lost: 1, DoneToday: 1 }, board.ToString());
        await SameAsync(hospital, head, FollowUpTasksList.Open, board.Due, ("followUpStage", "InQueue"));
        await SameAsync(hospital, head, FollowUpTasksList.Open, board.Overdue, ("followUpStage", "InQueue"), ("due", ".." + Day(board.OverdueTo)));
        await SameAsync(hospital, head, FollowUpTasksList.Open, board.Held, ("followUpStage", "Held"));
        await SameAsync(hospital, head, FollowUpTasksList.All, board.Lost, ("followUpState", "Lost"), ("endedOn", $"{Day(board.From)}..{Day(board.Today)}"));
        await SameAsync(hospital, head, FollowUpDoneList.Definition, board.DoneToday, ("calledOn", Span(board.Today)));
        Assert.Equal(board.Today.DayNumber - 10, board.OldestDueOn!.Value.DayNumber);
        foreach (var nurse in board.Nurses)
        {
            var who = nurse.StaffNo ?? FollowUpTasksList.Nobody;
            await SameAsync(hospital, head, FollowUpTasksList.Open, nurse.Open, ("assignee", who));
            await SameAsync(hospital, head, FollowUpTasksList.Open, nurse.Due, ("assignee", who), ("followUpStage", "InQueue"));
            await SameAsync(hospital, head, FollowUpTasksList.Open, nurse.Overdue, ("assignee", who), ("followUpStage", "InQueue"), ("due", ".." + Day(board.OverdueTo)));
            if (nurse.StaffNo is not null)
            {
                await SameAsync(hospital, head, FollowUpTasksList.Open, nurse.Held, ("holder", who), ("followUpStage", "Held"));
                await SameAsync(hospital, head, FollowUpDoneList.Definition, nurse.Done, ("by", who), ("calledOn", $"{Day(board.From)}..{Day(board.Today)}"));
            }
        }

        Assert.Equal(["nurse01", "nurse02", null], board.Nurses.Where(nurse => nurse.Open > 0).Select(nurse => nurse.StaffNo));
        Assert.Equal((1, 1, 1), (board.Nurses.Single(nurse => nurse.StaffNo == "nurse01").Held, board.Nurses.Single(nurse => nurse.StaffNo == "nurse01").DoneToday, board.Nurses.Single(nurse => nurse.StaffNo == "nurse02").Held));
    }

    [Fact]
    public async Task The_other_departments_head_nurse_sees_and_gives_nothing_of_it()
    {
        await using var ward = await OpenAsync();
        var (hospital, _, _, _) = ward;
        var task = await AddAsync(hospital, "王芳", 5, "nurse01");
        var other = await hospital.StaffAtAsync("headnurse02", "李护长", "1002", FollowUpHospital.HeadNurse);

        var board = await ReadAsync(hospital, other);
        var looked = await hospital.Hospital.Run.RunAsync(other, (ReadWard use) => use.HandleAsync("1001", null, 7));
        var given = await AssignAsync(hospital, other, null, task);
        var taken = await hospital.Hospital.Run.RunAsync(other, (TakeOverFollowUps use) => use.HandleAsync("nurse01", null, new("1001", null)));

        Assert.Equal((0, 0), (board.Due, board.Discharges));
        Assert.Equal("FollowUps.NotYourWard", looked.Problem!.Code);
        Assert.Equal("FollowUps.Missing", given.Problem!.Code);
        Assert.Equal("FollowUps.NotYourWard", taken.Problem!.Code);
        Assert.Equal("nurse01", (await hospital.OnlyAsync()).AssigneeNo);
    }

    [Fact]
    public async Task What_is_given_is_the_other_nurses_and_on_the_patients_record()
    {
        await using var ward = await OpenAsync();
        var (hospital, head, _, _) = ward;
        var tasks = new[] { await AddAsync(hospital, "王芳", 5, "nurse01"), await AddAsync(hospital, "李娜", 4, null) };

        var given = await AssignAsync(hospital, head, "nurse02", tasks);
        var back = await AssignAsync(hospital, head, null, tasks[1]);
        var again = await AssignAsync(hospital, head, null, tasks[1]);

        Assert.Equal((2, 1, 0), (given.Value, back.Value, again.Value));
        Assert.Equal(["nurse02", null], (await hospital.TasksAsync()).OrderBy(task => task.DueOn).Select(task => task.AssigneeNo));
        var entries = await hospital.Hospital.WithDbAsync(db => db.AuditEntries.Where(entry => entry.Entity == nameof(FollowUpTask) && entry.Act == AuditAct.Changed).ToListAsync());
        Assert.Equal((3, 2), (entries.Count, entries.Count(entry => entry.PatientId == tasks[1].PatientId.Value)));
        Assert.All(entries, entry => Assert.Equal("headnurse01", entry.ActorNo));
    }

    [Fact]
    public async Task A_patient_on_the_telephone_is_given_to_nobody_until_he_is_put_back()
    {
        await using var ward = await OpenAsync();
        var (hospital, head, one, _) = ward;
        var tasks = new[] { await AddAsync(hospital, "王芳", 5, "nurse01"), await AddAsync(hospital, "李娜", 4, "nurse01") };
        await hospital.TakeAsync(one, tasks[0]);

        var refused = await AssignAsync(hospital, head, "nurse02", tasks);
        Assert.Equal(("FollowUps.HeldNow", "何佳佳"), (refused.Problem!.Code, (string?)refused.Problem.Args[0]));
        Assert.All(await hospital.TasksAsync(), task => Assert.Equal("nurse01", task.AssigneeNo));
        await hospital.Hospital.Run.RunAsync(one, (ReleaseFollowUp use) => use.HandleAsync(tasks[0].Id));

        Assert.Equal(2, (await AssignAsync(hospital, head, "nurse02", tasks)).Value);
    }

    [Theory]
    [InlineData("nobody", "FollowUps.StaffMissing")]
    [InlineData("gone01", "FollowUps.StaffLeft")]
    [InlineData("nurse05", "FollowUps.StaffElsewhere")]
    [InlineData("clerk01", "FollowUps.StaffElsewhere")]
    public async Task Nothing_is_given_to_those_who_left_belong_elsewhere_or_do_not_call(string to, string code)
    {
        await using var ward = await OpenAsync();
        var (hospital, head, _, _) = ward;
        var task = await AddAsync(hospital, "王芳", 5, "nurse01");
        await hospital.StaffAtAsync("gone01", "钱多", "1001", FollowUpHospital.Nurse);
        await hospital.Hospital.WithDbAsync(db => db.Staff.Where(staff => staff.StaffNo == "gone01").ExecuteUpdateAsync(set => set.SetProperty(staff => staff.LeftAt, TestHospital.Monday)));
        await hospital.StaffAtAsync("nurse05", "孙悦", "1002", FollowUpHospital.Nurse);
        await hospital.StaffAtAsync("clerk01", "周平", "1001", FollowUpPermissions.View);

        var refused = await AssignAsync(hospital, head, to, task);

        Assert.Equal(code, refused.Problem!.Code);
        Assert.Equal("nurse01", (await hospital.OnlyAsync()).AssigneeNo);
    }

    [Fact]
    public async Task A_nurse_gives_nothing_and_does_not_see_the_ward()
    {
        await using var ward = await OpenAsync();
        var (hospital, _, one, _) = ward;
        var task = await AddAsync(hospital, "王芳", 5, "nurse02");

        Assert.Equal(ProblemKind.Forbidden, (await AssignAsync(hospital, one, "nurse01", task)).Problem!.Kind);
        Assert.Equal(ProblemKind.Forbidden, (await hospital.Hospital.Run.RunAsync(one, (ReadWard use) => use.HandleAsync(null, null, 7))).Problem!.Kind);
    }

    [Fact]
    public async Task Everything_of_a_nurse_on_leave_changes_hands_at_once_but_for_the_call_she_has()
    {
        await using var ward = await OpenAsync();
        var (hospital, head, one, _) = ward;
        var tasks = new List<FollowUpTask>();
        for (var at = 0; at < 6; at++)
        {
            tasks.Add(await AddAsync(hospital, $"患者{at}", at - 2, "nurse01"));
        }

        await AddAsync(hospital, "别人的", 1, "nurse02");
        await AddAsync(hospital, "别科的", 1, "nurse01", "1002");
        await hospital.TakeAsync(one, tasks[5]);

        var answer = await hospital.Hospital.Run.RunAsync(head, (TakeOverFollowUps use) => use.HandleAsync("nurse01", "nurse02", new(null, null)));
        var same = await hospital.Hospital.Run.RunAsync(head, (TakeOverFollowUps use) => use.HandleAsync("nurse01", "nurse01", new(null, null)));

        Assert.Equal(new TakeOver(5, 1), answer.Value);
        Assert.Equal("FollowUps.SamePerson", same.Problem!.Code);
        var now = await hospital.TasksAsync();
        Assert.Equal(6, now.Count(task => task.AssigneeNo == "nurse02"));
        Assert.Equal(["1001", "1002"], now.Where(task => task.AssigneeNo == "nurse01").Select(task => task.DepartmentCode).Order());
    }

    [Fact]
    public async Task Whoever_leads_the_ward_is_told_what_is_overdue()
    {
        await using var ward = await OpenAsync();
        var (hospital, head, one, _) = ward;
        await AddAsync(hospital, "王芳", 9, null);
        await AddAsync(hospital, "李娜", 1, null);

        var counts = (await hospital.Hospital.Run.RunAsync(head, (CountFollowUps use) => use.HandleAsync())).Value!;

        Assert.Equal((2, 1, true, 9), (counts.Due, counts.Overdue, counts.LeadsWard, counts.LongestLate));
        Assert.Equal(ProblemKind.Forbidden, (await hospital.Hospital.Run.RunAsync(one, (CountFollowUps use) => use.HandleAsync())).Problem!.Kind);
    }

    private static async Task<Ward> OpenAsync()
    {
        var hospital = await FollowUpHospital.OpenAsync();
        return new(
            hospital,
            await hospital.StaffAtAsync("headnurse01", "张红梅", "1001", FollowUpHospital.HeadNurse),
            await hospital.StaffAtAsync("nurse01", "何佳佳", "1001", FollowUpHospital.Nurse),
            await hospital.StaffAtAsync("nurse02", "张敏", "1001", FollowUpHospital.Nurse));
    }

    private static async Task<FollowUpTask> AddAsync(FollowUpHospital hospital, string name, int daysLate, string? assignee, string department = "1001")
    {
        var task = new FollowUpTask(await hospital.PatientAsync(name), Id<Person>.New(), FollowUpOrigin.ByHand, TestHospital.Monday)
            .Assign(department, "W1", FollowUpCaller.ResponsibleNurse, assignee)
            .Plan(FollowUpHospital.Today.AddDays(-daysLate), TestHospital.Monday, 2);
        await hospital.Hospital.AddAsync(task);
        return task;
    }

    private static async Task LeaveTodayAsync(FollowUpHospital hospital, string name) => await hospital.LeftAsync(await hospital.PatientAsync(name), daysAgo: 0);

    private static async Task LoseAsync(FollowUpHospital hospital, Actor by, FollowUpTask task)
    {
        await hospital.Hospital.WithDbAsync(db => db.FollowUpTasks.Where(known => known.Id == task.Id).ExecuteUpdateAsync(set => set.SetProperty(known => known.Attempts, 2)));
        await hospital.TakeAsync(by, task);
        Assert.Equal(FollowUpState.Lost, (await hospital.RecordAsync(by, task, new() { Outcome = FollowUpOutcome.NoAnswer })).Value!.State);
    }

    private static async Task<WardBoard> ReadAsync(FollowUpHospital hospital, Actor by) => (await hospital.Hospital.Run.RunAsync(by, (ReadWard use) => use.HandleAsync(null, null, 7))).Value!;

    private static Task<Outcome<int>> AssignAsync(FollowUpHospital hospital, Actor by, string? to, params FollowUpTask[] tasks) =>
        hospital.Hospital.Run.RunAsync(by, (AssignFollowUps use) => use.HandleAsync([.. tasks.Select(task => task.Id)], to));

    private static async Task SameAsync<TRow>(FollowUpHospital hospital, Actor by, Core.Lists.ListDefinition<TRow> list, int figure, params (string Filter, string Typed)[] filters)
        where TRow : class
    {
        var query = new Core.Lists.ListQuery { Filters = filters.Append(("departmentCode", "1001")).ToDictionary(filter => filter.Item1, filter => filter.Item2) };
        var total = await hospital.Hospital.Run.CountAsync(by, list, query);
        Assert.True(total.Problem is null && total.Value == figure, $"{list.Name} {string.Join(' ', filters)}: {total.Value} {total.Problem?.Code}, not {figure}");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Span(DateOnly day) => $"{Day(day)}..{Day(day)}";

    private sealed record Ward(FollowUpHospital Hospital, Actor Head, Actor One, Actor Two) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Hospital.DisposeAsync();
    }
}
