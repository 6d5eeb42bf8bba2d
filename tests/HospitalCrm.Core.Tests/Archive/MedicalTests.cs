using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Archive;

public sealed class MedicalTests
{
    private static readonly DateTimeOffset Monday = TestHospital.Monday;
    private static readonly Actor Product = Actor.Product("test");

    [Fact]
    public async Task A_stay_shows_what_was_found_done_and_given_along()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var key = Facts.Key(EncounterKind.Inpatient, "Z1");
        var stay = Facts.Visit(id, "Z1", EncounterKind.Inpatient, Monday.AddDays(-9), "心力衰竭", Monday);
        stay.Summarise(hospital.Vault().Seal(Encounter.SummaryPurpose, "好转出院"), hospital.Vault().Seal(Encounter.AdvicePurpose, "低盐饮食"));
        stay.Leave("2", "1");
        var lab = Facts.Lab(id, "L1", Monday.AddDays(-8), key, isCorrected: true);
        var main = new Diagnosis(id, Facts.His, "D1", key);
        main.Describe(1, "I50.900", "心力衰竭", isMain: true, Monday.AddDays(-9));
        var operation = new Operation(id, Facts.His, "O1", key);
        operation.Describe(1, "37.2", "冠状动脉造影", "3");
        operation.Perform(Monday.AddDays(-7), null, isDone: true);
        await hospital.AddAsync(
            stay, main, operation, lab, hospital.Result(lab, 1, "血钾", "6.8", "HH"), hospital.Result(lab, 2, "血钠", "140", "N"),
            hospital.Medicine(id, "P1", key, PrescriptionKind.Discharge, "阿司匹林"), hospital.Medicine(id, "P2", "1:elsewhere", PrescriptionKind.Outpatient, "别的就诊"));

        var detail = (await hospital.Run.RunAsync(Product, (ReadVisit use) => use.HandleAsync(id, stay.Id))).Value!;

        Assert.Equal(("好转出院", "低盐饮食", "2"), (detail.Summary, detail.Advice, detail.Outcome));
        Assert.True(Assert.Single(detail.Diagnoses).IsMain);
        Assert.Equal("冠状动脉造影", Assert.Single(detail.Operations).Name);
        Assert.Equal(("阿司匹林", "100mg 口服 qd", "饭后", "1盒"), Assert.Single(detail.Medicines) is var medicine ? (medicine.Name, medicine.Usage, medicine.Told, medicine.Quantity) : default);
        var report = Assert.Single(detail.Reports);
        Assert.True(report.IsCorrected);
        Assert.Equal(("血钾", true), (Assert.Single(report.Abnormal).ItemName, report.Abnormal[0].IsCritical));
    }

    [Fact]
    public async Task Reports_are_listed_newest_first_and_the_abnormal_ones_alone_when_asked()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var (normal, high, withdrawn) = (Facts.Lab(id, "L1", Monday), Facts.Lab(id, "L2", Monday.AddHours(1)), Facts.Lab(id, "L3", Monday.AddHours(2)));
        withdrawn.Withdraw(Monday);
        await hospital.AddAsync(
            normal, hospital.Result(normal, 1, "血糖", "5.0", "N"), high, hospital.Result(high, 1, "血糖", "9.9", "H"), withdrawn, hospital.Result(withdrawn, 1, "血糖", "30", "HH"),
            hospital.Exam(id, "E1", Monday.AddHours(3), "肺结节", isAbnormal: true), hospital.Exam(id, "E2", Monday.AddHours(4), "未见异常"));

        var all = (await hospital.Run.RunAsync(Product, (ReadReports use) => use.HandleAsync(id, new()))).Value!;
        var abnormal = (await hospital.Run.RunAsync(Product, (ReadReports use) => use.HandleAsync(id, new(AbnormalOnly: true)))).Value!;

        Assert.Equal([ReportKind.Exam, ReportKind.Exam, ReportKind.Lab, ReportKind.Lab], all.Reports.Select(report => report.Key.Kind));
        Assert.Equal([high.Id.Value], abnormal.Reports.Where(report => report.Key.Kind == ReportKind.Lab).Select(report => report.Key.Id));
        Assert.Equal("肺结节", Assert.Single(abnormal.Reports, report => report.Key.Kind == ReportKind.Exam).Impression);
    }

    [Fact]
    public async Task A_sensitive_report_opens_with_a_reason_that_is_on_record()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var report = Facts.Lab(id, "L1", Monday, isSensitive: true);
        await hospital.AddAsync(report, hospital.Result(report, 1, "HIV抗体", "阳性", "A"));
        var key = new ReportKey(ReportKind.Lab, report.Id.Value);
        var doctor = await hospital.StaffAsync("doctor01", "李主任", PatientPermissions.View, ArchivePermissions.ViewMedical, ArchivePermissions.RevealSensitive);
        var agent = await hospital.StaffAsync("agent01", "李敏", PatientPermissions.View, ArchivePermissions.ViewMedical);

        var covered = (await hospital.Run.RunAsync(doctor, (ReadReport use) => use.HandleAsync(id, key))).Value!;
        var unreasoned = await hospital.Run.RunAsync(doctor, (RevealReport use) => use.HandleAsync(id, key, " "));
        var shown = (await hospital.Run.RunAsync(doctor, (RevealReport use) => use.HandleAsync(id, key, "会诊需要"))).Value!;
        var refused = await hospital.Run.RunAsync(agent, (RevealReport use) => use.HandleAsync(id, key, "患者来电询问"));

        Assert.Equal((true, (string?)null), (covered.Row.IsCovered, covered.Row.Name));
        Assert.Empty(covered.Lines);
        Assert.Equal("Patients.ReasonNeeded", unreasoned.Problem?.Code);
        Assert.Equal("HIV抗体", Assert.Single(shown.Lines).ItemName);
        Assert.Equal(ProblemKind.Forbidden, refused.Problem?.Kind);
        Assert.Equal("report", (await hospital.WithDbAsync(db => db.AuditEntries.SingleAsync(entry => entry.Act == AuditAct.Revealed))).Purpose);
    }

    [Fact]
    public async Task Sensitive_medicines_and_conclusions_are_covered_until_a_reason_is_given()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var checkUp = Facts.Visit(id, "C1", EncounterKind.CheckUp, Monday);
        checkUp.Check("入职体检", "某某公司", hospital.Vault().Seal(Encounter.ConclusionPurpose, "妊娠"), isAbnormal: true, Monday, isSensitive: true);
        await hospital.AddAsync(checkUp, hospital.Medicine(id, "P1", Facts.Key(EncounterKind.CheckUp, "C1"), PrescriptionKind.Outpatient, "奥氮平", isSensitive: true));

        var covered = (await hospital.Run.RunAsync(Product, (ReadVisit use) => use.HandleAsync(id, checkUp.Id))).Value!;
        var shown = (await hospital.Run.RunAsync(Product, (RevealVisit use) => use.HandleAsync(id, checkUp.Id, "会诊需要"))).Value!;

        Assert.Equal((true, (string?)null, (string?)null, false), (covered.IsCovered, covered.Conclusion, covered.Medicines[0].Name, covered.IsAbnormal));
        Assert.Equal((false, "妊娠", "奥氮平"), (shown.IsCovered, shown.Conclusion, shown.Medicines[0].Name));
    }

    [Fact]
    public async Task Nothing_of_another_person_opens_by_its_key()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var other = await hospital.HaveAsync(new() { Name = "李强" });
        var (visit, report) = (Facts.Visit(other, "V1", EncounterKind.Outpatient, Monday), Facts.Lab(other, "L1", Monday));
        await hospital.AddAsync(visit, report);

        var visitOf = await hospital.Run.RunAsync(Product, (ReadVisit use) => use.HandleAsync(id, visit.Id));
        var reportOf = await hospital.Run.RunAsync(Product, (ReadReport use) => use.HandleAsync(id, new(ReportKind.Lab, report.Id.Value)));

        Assert.Equal((ProblemKind.Missing, ProblemKind.Missing), (visitOf.Problem?.Kind, reportOf.Problem?.Kind));
    }

    [Fact]
    public async Task Documents_open_in_the_EMR_by_an_address_that_is_logged_but_not_kept()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var visit = Facts.Visit(id, "V 1/&", EncounterKind.Outpatient, Monday);
        await hospital.AddAsync(visit);
        var none = await hospital.Run.RunAsync(Product, (OpenDocuments use) => use.HandleAsync(id, visit.Id));
        await hospital.Run.RunAsync(Product, (SetParameter use) => use.HandleAsync(ArchiveParameters.DocumentLink.Key, "https://emr.local/{mrn}/{visit}?t={type}", null));

        var address = await hospital.Run.RunAsync(Product, (OpenDocuments use) => use.HandleAsync(id, visit.Id));

        Assert.Equal("Archive.NoDocuments", none.Problem?.Code);
        Assert.Equal("https://emr.local/B0001/V%201%2F%26?t=1", address.Value);
        var entry = await hospital.WithDbAsync(db => db.AuditEntries.SingleAsync(entry => entry.Purpose == "documents"));
        Assert.Equal((AuditAct.Viewed, (Sealed?)null), (entry.Act, entry.Detail));
    }

    [Theory]
    [InlineData("https://emr.local/{mrn}/{visit}", true)]
    [InlineData("http://10.1.2.3:8080/doc?p={patient}&v={visit}", true)]
    [InlineData("", true)]
    [InlineData("javascript:alert({mrn})", false)]
    [InlineData("https://{mrn}.evil.example/", false)]
    [InlineData("https://a@emr.local/{mrn}", false)]
    [InlineData("//emr.local/{mrn}", false)]
    [InlineData("https://emr.local/{name}", false)]
    public void A_link_template_leads_to_one_host_and_names_only_numbers(string template, bool holds)
    {
        var refused = Record.Exception(() => DocumentLink.Check(template));

        Assert.Equal(holds, refused is null);
        Assert.True(refused is null or RuleViolation);
    }
}
