using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Integration.Feeds;

/// <summary>What the source tells about a patient: late, early, corrected, taken back.</summary>
public sealed class FeedFactTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Facts_that_come_before_their_patient_wait_for_him(TestDatabase database)
    {
        await using var feed = await FeedHospital.OpenAsync(database);
        await feed.PushAsync("charge", Charge("F1", 12.30m));
        await feed.PushAsync("diagnosis", Diagnosis(1, "高血压", "1"));
        await feed.TellAsync("outpatient_visit", Visit("V1"));
        var waiting = await feed.ReadAsync(db => db.HisRows.CountAsync(row => row.State == HisRowState.WaitingForPatient));

        await feed.TellAsync("patient", FeedHospital.Person("P1"));

        Assert.Equal(3, waiting);
        Assert.Equal(4, await feed.ReadAsync(db => db.HisRows.CountAsync(row => row.State == HisRowState.Applied)));
        var visit = await feed.ReadAsync(db => db.Encounters.AsNoTracking().SingleAsync());
        Assert.Equal((EncounterKind.Outpatient, "1001", "高血压", "1:V1"), (visit.Kind, visit.DepartmentCode, visit.DiagnosisName, visit.VisitKey));
        Assert.Equal(new DateOnly(2026, 3, 2), (await feed.PatientAsync("P1")).LastVisitOn);
        Assert.Equal(12.30m, await feed.ReadAsync(db => db.Charges.SumAsync(charge => charge.Amount)));
    }

    [Fact]
    public async Task An_older_version_after_a_newer_one_does_nothing()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("P1"));
        await feed.TellAsync("charge", Charge("F1", 20m, minute: 5));

        await feed.TellAsync("charge", Charge("F1", 10m, minute: 1));

        Assert.Equal(20m, await feed.ReadAsync(db => db.Charges.Select(charge => charge.Amount).SingleAsync()));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_correction_is_made_on_the_same_fact_and_stands_in_the_record(TestDatabase database)
    {
        await using var feed = await FeedHospital.OpenAsync(database);
        await feed.PushAsync("patient", FeedHospital.Person("P1"));
        await feed.TellAsync("charge", Charge("F1", 20m));
        var first = await feed.ReadAsync(db => db.Charges.AsNoTracking().SingleAsync());

        await feed.TellAsync("charge", Charge("F1", 25.5m, minute: 1));

        var second = await feed.ReadAsync(db => db.Charges.AsNoTracking().SingleAsync());
        Assert.Equal((first.Id, 25.5m), (second.Id, second.Amount));
        var entry = await feed.ReadAsync(db => db.AuditEntries.AsNoTracking().SingleAsync(entry => entry.Entity == nameof(Charge)));
        Assert.Equal((AuditAct.Changed, FeedHospital.His, (Guid?)second.PatientId.Value), (entry.Act, entry.ActorNo, entry.PatientId));
        Assert.Contains("25.5", feed.Vault.Open(AuditEntry.DetailPurpose, entry.Detail!.Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_version_that_says_the_same_is_no_change()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("P1"));
        await feed.TellAsync("charge", Charge("F1", 20m));

        var answer = await feed.TellAsync("charge", Charge("F1", 20.00m, minute: 1));

        Assert.Equal(1, answer.Accepted);
        Assert.Equal(HisRowState.Applied, (await feed.RowAsync("charge", "F1")).State);
        Assert.Equal(1, (await feed.ReadAsync(db => db.Charges.AsNoTracking().SingleAsync())).Version);
    }

    [Fact]
    public async Task Refunds_make_the_total_exactly()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("P1"));

        await feed.TellAsync("charge", [.. Enumerable.Range(1, 30).Select(at => Charge($"F{at}", 0.10m)), Charge("R1", -0.30m)]);

        Assert.Equal(2.70m, await feed.ReadAsync(db => db.Charges.SumAsync(charge => charge.Amount)));
    }

    [Fact]
    public async Task A_cancelled_visit_is_gone_and_the_last_visit_is_the_one_before()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("P1"));
        await feed.TellAsync("outpatient_visit", Visit("V1", "2026-02-10T10:00:00"), Visit("V2", "2026-03-01T10:00:00"));

        await feed.TellAsync("outpatient_visit", Visit("V2", "2026-03-01T10:00:00", "9", 5));

        Assert.Equal(new DateOnly(2026, 2, 10), (await feed.PatientAsync("P1")).LastVisitOn);
        Assert.Equal("V1", (await feed.ReadAsync(db => db.Encounters.AsNoTracking().SingleAsync())).SourceKey);
    }

    [Fact]
    public async Task A_discharge_is_taken_back_and_made_again()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("P1"));
        await feed.TellAsync("inpatient_stay", Stay("2026-03-01T11:00:00", "2", 0));
        var left = await feed.ReadAsync(db => db.Encounters.AsNoTracking().SingleAsync());
        await feed.TellAsync("inpatient_stay", Stay(null, "1", 1));
        var back = await feed.ReadAsync(db => db.Encounters.AsNoTracking().SingleAsync());

        Assert.Equal((new DateOnly(2026, 3, 1), "ZY001", "好转出院", "8床", "2"), (left.EndedOn!.Value, left.InpatientNo, feed.Vault.Open(Encounter.SummaryPurpose, left.Summary), left.BedNo, left.Outcome));
        Assert.Null(back.EndedOn);
        Assert.Null(back.EndedAt);
        Assert.Equal(left.Id, back.Id);

        static object Stay(string? discharged, string status, int minute) => new
        {
            stay_id = "S1",
            patient_id = "P1",
            inpatient_no = "ZY001",
            times = 2,
            admitted_at = "2026-02-20T09:00:00",
            dept_code = "1001",
            ward_code = "W1",
            bed_no = "8床",
            doctor_code = "G01",
            discharged_at = discharged,
            outcome = "2",
            summary = "好转出院",
            status,
            updated_at = FeedHospital.At(minute),
        };
    }

    [Fact]
    public async Task Who_died_in_the_ward_is_dead()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("P1"));

        await feed.TellAsync("inpatient_stay", new
        {
            stay_id = "S1",
            patient_id = "P1",
            inpatient_no = "ZY001",
            admitted_at = "2026-02-20T09:00:00",
            dept_code = "1001",
            discharged_at = "2026-03-01T11:00:00",
            outcome = "4",
            status = "2",
        });

        Assert.Equal(new DateOnly(2026, 3, 1), (await feed.PatientAsync("P1")).DeceasedOn);
    }

    [Fact]
    public async Task The_main_diagnosis_names_the_visit_and_a_withdrawn_one_no_longer()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("P1"));
        await feed.PushAsync("outpatient_visit", Visit("V1"));
        await feed.TellAsync("diagnosis", Diagnosis(1, "头晕", "2"), Diagnosis(2, "高血压", "1"));
        var named = await feed.ReadAsync(db => db.Encounters.Select(visit => visit.DiagnosisName).SingleAsync());

        await feed.TellAsync("diagnosis", Diagnosis(2, "高血压", "1", deleted: "1", minute: 1));

        Assert.Equal("高血压", named);
        Assert.Equal("头晕", await feed.ReadAsync(db => db.Encounters.Select(visit => visit.DiagnosisName).SingleAsync()));
        Assert.Equal("头晕", await feed.ReadAsync(db => db.Diagnoses.Select(diagnosis => diagnosis.Name).SingleAsync()));
        Assert.Equal(2, await feed.ReadAsync(db => db.Diseases.CountAsync()));
    }

    [Fact]
    public async Task An_emergency_keeps_the_facts_of_the_visit_it_began_as()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("P1"));
        await feed.PushAsync("diagnosis", Diagnosis(1, "胸痛", "1"));

        await feed.TellAsync("outpatient_visit", Visit("V1", type: "2"));

        var visit = await feed.ReadAsync(db => db.Encounters.AsNoTracking().SingleAsync());
        Assert.Equal((EncounterKind.Emergency, "胸痛"), (visit.Kind, visit.DiagnosisName));
    }

    [Fact]
    public async Task A_corrected_report_says_so_and_a_withdrawn_one_leaves()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("P1"));
        await feed.PushAsync("lab_result", Result(1, "15.2", "H"), Result(2, "120", "N"));
        await feed.TellAsync("lab_report", Report("F", 0));
        var final = await feed.ReadAsync(db => db.LabReports.AsNoTracking().SingleAsync());
        await feed.TellAsync("lab_report", Report("C", 1));
        var corrected = await feed.ReadAsync(db => db.LabReports.AsNoTracking().SingleAsync());
        await feed.TellAsync("lab_report", Report("X", 2));

        Assert.Equal((false, true), (final.IsCorrected, corrected.IsCorrected));
        Assert.Empty(await feed.ReadAsync(db => db.LabReports.ToListAsync()));
        var results = await feed.ReadAsync(db => db.LabResults.AsNoTracking().OrderBy(result => result.Seq).ToListAsync());
        Assert.Equal([("L1", true, "15.2"), ("L1", false, "120")], results.Select(result => (result.ReportKey, result.IsAbnormal, feed.Vault.Open(LabResult.ValuePurpose, result.Value)!)));

        static object Report(string status, int minute) => new { report_id = "L1", patient_id = "P1", visit_id = "V1", visit_type = "1", name = "血常规", verified_at = "2026-03-02T08:00:00", status, sensitive = "0", updated_at = FeedHospital.At(minute) };
        static object Result(int seq, string value, string flag) => new { report_id = "L1", seq, patient_id = "P1", item_code = "WBC", item_name = "白细胞", value_text = value, unit = "10^9/L", ref_text = "3.5-9.5", flag };
    }

    [Fact]
    public async Task Every_other_kind_of_fact_is_taken_with_what_it_says()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("P1"));
        await feed.PushAsync("operation", new { stay_id = "S1", seq = 1, patient_id = "P1", code = "51.23", name = "胆囊切除术", operated_at = "2026-02-21T09:00:00", surgeon_code = "G01", op_level = "3", status = "2" });
        await feed.PushAsync("exam_report", new { report_id = "E1", patient_id = "P1", visit_type = "3", visit_id = "S1", kind = "2", name = "腹部彩超", finding = "胆囊内见强回声", impression = "胆囊结石", abnormal = "1", verified_at = "2026-02-20T15:00:00", status = "F", sensitive = "0" });
        await feed.PushAsync("prescription", new { prescription_id = "R1", seq = 1, patient_id = "P1", visit_id = "S1", visit_type = "3", kind = "3", prescribed_at = "2026-03-01T10:00:00", drug_name = "阿莫西林胶囊", dose = 0.125, dose_unit = "g", days = 7, usage_text = "饭后服", status = "2" });
        await feed.PushAsync("fee_daily", new { stay_id = "S1", fee_date = "2026-03-01", category_code = "01", patient_id = "P1", category_name = "床位费", amount = -12.5, closed = "1" });
        await feed.PushAsync("prepay", new { stay_id = "S1", patient_id = "P1", prepaid = 1000, charged = 1200.5, balance = -200.5, as_of = "2026-03-02T08:00:00", status = "1" });
        await feed.TellAsync("checkup", new { checkup_id = "T1", patient_id = "P1", checked_at = "2026-01-05T08:00:00", package = "入职体检", org_name = "机械厂", conclusion = "未见异常", abnormal = "0", status = "3" }, new { checkup_id = "T2", patient_id = "P1", checked_at = "2026-06-05T08:00:00", status = "1" });

        var (operation, exam, medicine, fee, prepay, check) = await feed.ReadAsync(async db => (
            await db.Operations.SingleAsync(), await db.ExamReports.SingleAsync(), await db.Prescriptions.SingleAsync(), await db.FeesDaily.SingleAsync(), await db.Prepayments.SingleAsync(), await db.Encounters.SingleAsync()));
        Assert.Equal(("3:S1", "胆囊切除术", "3", true), (operation.VisitKey, operation.Name, operation.Level, operation.IsDone));
        Assert.Equal(("3:S1", true, "胆囊结石"), (exam.VisitKey, exam.IsAbnormal, feed.Vault.Open(ExamReport.ImpressionPurpose, exam.Impression)));
        Assert.Equal((PrescriptionKind.Discharge, 0.125m, 7, "饭后服"), (medicine.Kind, medicine.Dose!.Value, medicine.Days!.Value, feed.Vault.Open(Prescription.UsagePurpose, medicine.Usage)));
        Assert.Equal((new DateOnly(2026, 3, 1), -12.5m, true), (fee.FeeOn, fee.Amount, fee.IsClosed));
        Assert.Equal((-200.5m, false), (prepay.Balance, prepay.IsSettled));
        Assert.Equal((EncounterKind.CheckUp, "9:T1", "机械厂", false, "未见异常"), (check.Kind, check.VisitKey, check.OrganisationName, check.IsAbnormal!.Value, feed.Vault.Open(Encounter.ConclusionPurpose, check.Conclusion)));
        Assert.DoesNotContain(HisRowState.Failed, await feed.ReadAsync(db => db.HisRows.Select(row => row.State).ToListAsync()));
    }

    [Fact]
    public async Task A_fact_told_of_the_wrong_patient_moves_to_the_right_one()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("P1"), FeedHospital.Person("P2"));
        await feed.TellAsync("charge", Charge("F1", 10m));

        await feed.TellAsync("charge", Charge("F1", 10m, patient: "P2", minute: 1));

        Assert.Equal((await feed.PatientAsync("P2")).Id, (await feed.ReadAsync(db => db.Charges.AsNoTracking().SingleAsync())).PatientId);
    }

    [Fact]
    public async Task A_fact_about_nobody_is_marked_and_stands_in_nobodys_way()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("P1"));

        await feed.TellAsync("charge", Charge("F1", 10m, patient: null), Charge("F2", 20m));

        Assert.Equal((HisRowState.Failed, "no-patient"), ((await feed.RowAsync("charge", "F1")).State, (await feed.RowAsync("charge", "F1")).Failure));
        Assert.Equal(20m, await feed.ReadAsync(db => db.Charges.SumAsync(charge => charge.Amount)));
    }

    [Fact]
    public async Task An_examination_order_is_kept_with_where_and_when_and_a_cancelled_one_is_withdrawn()
    {
        await using var feed = await FeedHospital.OpenAsync();
        await feed.PushAsync("patient", FeedHospital.Person("P1"));
        await feed.PushAsync("exam_order", Order("O1"), Order("O2", type: "3"), Order("O3"));
        await feed.TellAsync("exam_order", Order("O3", status: "9", minute: 1));

        var orders = await feed.ReadAsync(db => db.ExamOrders.AsNoTracking().OrderBy(order => order.SourceKey).ToListAsync());

        Assert.Equal([("O1", true), ("O2", false)], orders.Select(order => (order.SourceKey, order.IsOutpatient)));
        Assert.Equal(("CT01", "胸部CT", "1001", "5001", (bool?)false, false), (orders[0].ItemCode, orders[0].Name, orders[0].DepartmentCode, orders[0].ExecDepartmentCode, orders[0].IsPaid, orders[0].IsDone));
        Assert.Equal((new DateTimeOffset(2026, 3, 2, 0, 30, 0, TimeSpan.Zero), (DateTimeOffset?)new DateTimeOffset(2026, 3, 3, 1, 0, 0, TimeSpan.Zero)), (orders[0].OrderedAt!.Value, orders[0].PlannedAt));
    }

    private static object Order(string id, string type = "1", string status = "1", int minute = 0) => new
    {
        order_id = id,
        patient_id = "P1",
        visit_id = "V1",
        visit_type = type,
        kind = "1",
        item_code = "CT01",
        item_name = "胸部CT",
        ordered_at = "2026-03-02T08:30:00",
        dept_code = "1001",
        exec_dept_code = "5001",
        planned_at = "2026-03-03T09:00:00",
        paid = "0",
        status,
        updated_at = $"2026-03-02T08:{30 + minute}:00",
    };

    private static object Visit(string id, string at = "2026-03-02T08:30:00", string status = "1", int minute = 0, string type = "1") =>
        new { visit_id = id, patient_id = "P1", visit_type = type, registered_at = at, dept_code = "1001", status, updated_at = FeedHospital.At(minute) };

    private static object Diagnosis(int seq, string name, string kind, string? deleted = null, int minute = 0) =>
        new { visit_type = "1", visit_id = "V1", seq, patient_id = "P1", name, kind, deleted, updated_at = FeedHospital.At(minute) };

    private static object Charge(string id, decimal amount, int minute = 0, string? patient = "P1") =>
        new { charge_id = id, patient_id = patient, visit_id = "V1", source = "1", charged_at = "2026-03-02T08:40:00", item_name = "诊查费", amount, status = "1", updated_at = FeedHospital.At(minute) };
}
