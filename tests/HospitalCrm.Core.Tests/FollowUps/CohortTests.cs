using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Cohorts;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Settings.Imports;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.FollowUps;

/// <summary>A cohort from a file.</summary>
public sealed class CohortTests
{
    private static readonly CohortOrder Order = new() { Topic = "心衰队列研究", Questionnaire = FollowUpHospital.Cardiology };

    [Fact]
    public async Task By_record_number_id_number_or_name_and_telephone_each_row_becomes_a_follow_up_once()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var head = await hospital.Hospital.StaffAsync("headnurse01", "张红梅", FollowUpHospital.HeadNurse);
        var wang = await hospital.Hospital.HaveAsync(Forms.WangFang());
        var li = await hospital.Hospital.HaveAsync(new() { Name = "李娜", BirthDate = "1949-12-31", IdNumber = Forms.IdNumber, Sex = Sex.Female });
        var (zhang, _) = (await hospital.PatientAsync("张敏", "13700137000"), await hospital.PatientAsync("张强", "13700137000"));
        await hospital.LeftAsync(wang);
        ImportLine[] lines = [Line(2, recordNo: "B0001"), Line(3, idNumber: Forms.IdNumber), Line(4, name: "张敏", phone: "137 0013 7000", dueOn: "2026/3/20")];

        var preview = (await LookAsync(hospital, head, lines)).Value!;
        var report = await RunAsync(hospital, head, lines);
        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(1));
        var again = await RunAsync(hospital, head, lines);

        Assert.Equal((true, 3), (preview.Holds, preview.Count(ImportChange.New)));
        Assert.Equal((new ImportReport(3, 0, 0), new ImportReport(0, 0, 3)), (report.Value, again.Value));
        var tasks = await hospital.TasksAsync();
        Assert.Equal(new[] { wang, li, zhang }.ToHashSet(), [.. tasks.Select(task => task.PatientId)]);
        Assert.All(tasks, task => Assert.Equal((FollowUpOrigin.Cohort, FollowUpHospital.Cardiology), (task.Origin, task.QuestionnaireCode)));
        Assert.Equal(("1001", "W1"), (tasks.Single(task => task.PatientId == wang).DepartmentCode, tasks.Single(task => task.PatientId == wang).WardCode));
        Assert.Equal((new(2026, 3, 20), FollowUpHospital.Today), (tasks.Single(task => task.PatientId == zhang).DueOn, tasks.Single(task => task.PatientId == li).DueOn));
    }

    [Fact]
    public async Task What_is_wrong_is_told_row_by_row_and_nothing_is_added()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var head = await hospital.Hospital.StaffAsync("headnurse01", "张红梅", FollowUpHospital.HeadNurse);
        await hospital.Hospital.HaveAsync(Forms.WangFang());
        foreach (var name in new[] { "赵磊", "赵磊" })
        {
            await hospital.PatientAsync(name, "13600136000");
        }

        var dead = await hospital.PatientAsync("周平", "13500135000");
        await hospital.Hospital.WithDbAsync(db => db.Patients.Where(patient => patient.Id == dead).ExecuteUpdateAsync(set => set.SetProperty(patient => patient.DeceasedOn, FollowUpHospital.Today)));
        var refuses = await hospital.PatientAsync("吴丽", "13400134000");
        await hospital.Hospital.AddAsync(new ConsentEntry(refuses, ConsentChannel.Phone, ConsentPurpose.Service, ConsentState.Refused, ConsentDoor.Call, "agent01", TestHospital.Monday));
        ImportLine[] lines =
        [
            Line(2, recordNo: "B0001"),
            Line(3, recordNo: "B0001"),
            Line(4, recordNo: "B0001", name: "李娜"),
            Line(5, recordNo: "X9999"),
            Line(6, name: "赵磊", phone: "13600136000"),
            Line(7, name: "只有姓名"),
            Line(8, name: "周平", phone: "13500135000"),
            Line(9, name: "吴丽", phone: "13400134000"),
            Line(10, recordNo: "B0001", dueOn: "明天"),
            Line(11, recordNo: "B0001", dueOn: "2026-03-01"),
        ];

        var preview = (await LookAsync(hospital, head, lines)).Value!;
        var refused = await RunAsync(hospital, head, lines);

        Assert.Equal(
            [
                null, "FollowUps.CohortTwice", "FollowUps.CohortNameDiffers", "FollowUps.CohortUnknown", "FollowUps.CohortAmbiguous", "FollowUps.CohortNoKey", "FollowUps.Deceased",
                "FollowUps.CohortNoCalls", "Settings.ImportDay", "FollowUps.DayInPast",
            ],
            preview.Findings.Select(finding => finding.Problems.SingleOrDefault()?.Code));
        Assert.Equal("Settings.ImportHasErrors", refused.Problem!.Code);
        Assert.Empty(await hospital.TasksAsync());
    }

    [Fact]
    public async Task Patients_out_of_reach_are_not_there_and_without_a_topic_or_the_right_nothing_happens()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        await hospital.Hospital.HaveAsync(Forms.WangFang());
        var other = await hospital.StaffAtAsync("headnurse02", "李护长", "1002", FollowUpHospital.HeadNurse);
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        ImportLine[] lines = [Line(2, recordNo: "B0001")];

        var unseen = (await LookAsync(hospital, other, lines)).Value!;
        var nameless = await hospital.Hospital.Run.RunAsync(other, (RunCohort use) => use.HandleAsync(Order with { Topic = " " }, lines));
        var forbidden = await RunAsync(hospital, nurse, lines);

        Assert.Equal("FollowUps.CohortUnknown", Assert.Single(Assert.Single(unseen.Findings).Problems).Code);
        Assert.Equal("FollowUps.ReasonRequired", Assert.Single(nameless.Problem!.Fields).Code);
        Assert.Equal(ProblemKind.Forbidden, forbidden.Problem!.Kind);
    }

    private static ImportLine Line(int row, string recordNo = "", string idNumber = "", string name = "", string phone = "", string dueOn = "") =>
        new(row, new Dictionary<string, string> { ["MedicalRecordNo"] = recordNo, ["IdNumber"] = idNumber, ["Name"] = name, ["Phone"] = phone, ["DueOn"] = dueOn });

    private static Task<Outcome<ImportPreview>> LookAsync(FollowUpHospital hospital, Actor by, ImportLine[] lines) => hospital.Hospital.Run.RunAsync(by, (PreviewCohort use) => use.HandleAsync(Order, lines));

    private static Task<Outcome<ImportReport>> RunAsync(FollowUpHospital hospital, Actor by, ImportLine[] lines) => hospital.Hospital.Run.RunAsync(by, (RunCohort use) => use.HandleAsync(Order, lines));
}
