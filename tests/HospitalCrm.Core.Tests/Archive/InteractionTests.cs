using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Patients;

namespace HospitalCrm.Core.Tests.Archive;

public sealed class InteractionTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    private static readonly DateTimeOffset Monday = TestHospital.Monday;

    private static Task<Outcome<InteractionPage>> ReadAsync(TestHospital hospital, Id<Patient> id, InteractionQuery? query = null, Actor? by = null) =>
        hospital.Run.RunAsync(by ?? Actor.Product("test"), (ReadInteractions use) => use.HandleAsync(id, query ?? new()));

    private static async Task<IReadOnlyDictionary<InteractionClass, int>> CountAsync(TestHospital hospital, Id<Patient> id, InteractionQuery? query = null, Actor? by = null) =>
        (await hospital.Run.RunAsync(by ?? Actor.Product("test"), (CountInteractions use) => use.HandleAsync(id, query ?? new()))).Value!;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Contacts_of_every_kind_stand_on_one_axis_newest_first(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        var id = await hospital.HaveAsync(Forms.WangFang());
        await hospital.StaffAsync("agent01", "李敏");
        var call = Facts.Call(id, "link1", Monday);
        var lab = Facts.Lab(id, "L1", Monday.AddHours(3));
        await hospital.AddAsync(
            call,
            hospital.Note(id, Monday.AddMinutes(3), ContactTopic.Inquiry, "问门诊时间", call),
            hospital.Note(id, Monday.AddHours(1), ContactTopic.Praise, "表扬护士"),
            Facts.Visit(id, "V1", EncounterKind.Outpatient, Monday.AddHours(2), "高血压"),
            lab,
            hospital.Result(lab, 1, "血红蛋白", "90", "L"),
            hospital.Exam(id, "E1", Monday.AddHours(4), "未见异常"),
            Facts.Visit(id, "Z1", EncounterKind.Inpatient, Monday.AddDays(-9), "心衰", Monday.AddDays(-2)));

        var page = (await ReadAsync(hospital, id)).Value!;

        Assert.Equal(
            [InteractionKind.ExamReport, InteractionKind.LabReport, InteractionKind.Visit, InteractionKind.Note, InteractionKind.Call, InteractionKind.Stay],
            page.Lines.Select(line => line.Kind));
        Assert.Equal(("未见异常", false), (page.Lines[0].Text, page.Lines[0].IsAbnormal));
        Assert.True(page.Lines[1].IsAbnormal);
        Assert.Equal("高血压", page.Lines[2].Title);
        Assert.Equal((InteractionClass.Inquiry, "李敏"), (page.Lines[4].Class, page.Lines[4].StaffName));
        Assert.Equal("问门诊时间", Assert.Single(page.Lines[4].Notes).Text);
        Assert.False(page.HasMore);
    }

    [Fact]
    public async Task Classes_are_counted_and_one_can_be_asked_for()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var asked = Facts.Call(id, "link1", Monday);
        await hospital.AddAsync(
            asked,
            hospital.Note(id, Monday.AddMinutes(1), ContactTopic.Complaint, "等候太久", asked),
            Facts.Call(id, "link2", Monday.AddHours(1)),
            hospital.Note(id, Monday.AddHours(2), ContactTopic.Complaint, "再次投诉"));

        var counts = await CountAsync(hospital, id);
        var complaints = (await ReadAsync(hospital, id, new(InteractionClass.Complaint))).Value!;
        var others = (await ReadAsync(hospital, id, new(InteractionClass.Contact))).Value!;

        Assert.Equal((2, 1), (counts[InteractionClass.Complaint], counts[InteractionClass.Contact]));
        Assert.Equal([InteractionKind.Note, InteractionKind.Call], complaints.Lines.Select(line => line.Kind));
        Assert.Equal(InteractionKind.Call, Assert.Single(others.Lines).Kind);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Page_after_page_shows_each_once_also_where_many_bear_one_time(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        var id = await hospital.HaveAsync(Forms.WangFang());
        var contacts = Enumerable.Range(0, 130).Select(n => (object)Facts.Call(id, $"link{n}", Monday.AddDays(-(n / 40))))
            .Concat(Enumerable.Range(0, 60).Select(n => (object)Facts.Visit(id, $"V{n}", EncounterKind.Outpatient, Monday.AddDays(-(n / 20)), "复诊")));
        await hospital.AddAsync([.. contacts]);

        var shown = new List<Interaction>();
        InteractionPage page;
        do
        {
            page = (await ReadAsync(hospital, id, new(After: TimeCursor.Below(shown, line => line.At, line => line.Key)))).Value!;
            shown.AddRange(page.Lines);
        }
        while (page.HasMore);

        Assert.Equal(190, shown.Count);
        Assert.Equal(190, shown.Select(line => line.Key).Distinct().Count());
        Assert.Equal(shown.OrderByDescending(line => line.At).Select(line => line.At), shown.Select(line => line.At));
    }

    [Fact]
    public async Task Only_the_days_asked_for_are_shown_and_counted()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var (yesterday, today) = (new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 2));
        await hospital.AddAsync(
            Facts.Call(id, "late", new(2026, 3, 1, 23, 59, 0, TimeSpan.FromHours(8))),
            Facts.Call(id, "early", new(2026, 3, 2, 0, 0, 0, TimeSpan.FromHours(8))),
            Facts.Visit(id, "V1", EncounterKind.Outpatient, Monday));

        var page = (await ReadAsync(hospital, id, new(From: today, To: today))).Value!;
        var before = (await ReadAsync(hospital, id, new(To: yesterday))).Value!;

        Assert.Equal(2, page.Lines.Count);
        Assert.Equal(2, (await CountAsync(hospital, id, new(From: today, To: today))).Values.Sum());
        Assert.Single(before.Lines);
    }

    [Fact]
    public async Task Whoever_does_not_see_the_medical_dimension_sees_contacts_alone()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        await hospital.AddAsync(Facts.Call(id, "link1", Monday), Facts.Visit(id, "V1", EncounterKind.Outpatient, Monday, "高血压"), Facts.Lab(id, "L1", Monday));
        var finance = await hospital.StaffAsync("finance01", "周会计", PatientPermissions.View);

        var page = (await ReadAsync(hospital, id, by: finance)).Value!;

        Assert.Equal(InteractionKind.Call, Assert.Single(page.Lines).Kind);
        Assert.DoesNotContain(InteractionClass.Outpatient, (await CountAsync(hospital, id, by: finance)).Keys);
    }

    [Fact]
    public async Task A_sensitive_report_is_told_of_and_a_withdrawn_one_is_not()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var withdrawn = Facts.Lab(id, "L1", Monday);
        withdrawn.Withdraw(Monday);
        var sensitive = Facts.Lab(id, "L2", Monday, isSensitive: true);
        await hospital.AddAsync(withdrawn, sensitive, hospital.Result(sensitive, 1, "HIV抗体", "阳性", "A"));

        var line = Assert.Single((await ReadAsync(hospital, id)).Value!.Lines);

        Assert.Equal((true, (string?)null, false), (line.IsCovered, line.Title, line.IsAbnormal));
    }

    [Fact]
    public async Task Another_persons_calls_do_not_show_and_neither_does_anything_without_the_right()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var other = await hospital.HaveAsync(new() { Name = "李强" });
        await hospital.AddAsync(Facts.Call(other, "link1", Monday));
        var nobody = await hospital.StaffAsync("kitchen01", "赵师傅");

        var read = await ReadAsync(hospital, id);
        var refused = await ReadAsync(hospital, id, by: nobody);
        var missing = await ReadAsync(hospital, Id<Patient>.New());

        Assert.Empty(read.Value!.Lines);
        Assert.Equal((ProblemKind.Forbidden, ProblemKind.Missing), (refused.Problem?.Kind, missing.Problem?.Kind));
    }
}
