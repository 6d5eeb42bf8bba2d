using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class PatientFactsTests
{
    [Fact]
    public async Task What_was_typed_is_read_again_with_number_and_mail_covered()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Full());

        var form = (await hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientForm use) => use.HandleAsync(id))).Value!;

        Assert.Equal(("01", "11", "20", "山东济南", PatientKind.CheckUpClient), (form.InsuranceCode, form.EthnicCode, form.MaritalCode, form.NativePlace, form.Kind));
        Assert.Equal(("青霉素过敏", "高血压十年", "吸烟", "清淡", "太极拳"), (form.Allergies, form.PastHistory, form.Habits, form.Diet, form.Hobbies));
        Assert.Equal(("1234**********5689", "w***@example.cn"), (form.InsuranceNo, form.Email));
        Assert.DoesNotContain("wangfang", form.Email, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saving_what_reads_covered_keeps_what_was_stored()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Full());
        var form = (await hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientForm use) => use.HandleAsync(id))).Value!;
        form.Hobbies = "书法";

        Assert.Null((await hospital.Run.RunAsync(Actor.Product("test"), (EditPatient use) => use.HandleAsync(form))).Problem);

        Assert.Equal("123456789012345689", await RevealAsync(hospital, id, SecretField.InsuranceNo));
        Assert.Equal("wangfang@example.cn", await RevealAsync(hospital, id, SecretField.Email));
    }

    [Theory]
    [InlineData("no mail", "Email", "Patients.EmailUnreadable")]
    [InlineData("a@b@c.cn", "Email", "Patients.EmailUnreadable")]
    [InlineData("99x", "EthnicCode", "Patients.CodeUnknown")]
    [InlineData("x", "BloodAbo", "Patients.CodeUnknown")]
    public async Task What_cannot_be_meant_is_refused_at_its_field(string typed, string field, string code)
    {
        await using var hospital = await TestHospital.OpenAsync();
        var form = Full();
        typeof(PatientForm).GetProperty(field)!.SetValue(form, typed);

        var outcome = await hospital.RegisterAsync(form);

        var wrong = Assert.Single(outcome.Problem!.Fields);
        Assert.Equal((field, code), (wrong.Field, wrong.Code));
    }

    [Fact]
    public async Task The_change_record_says_what_changed_and_covers_number_and_mail()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Full());
        var form = (await hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientForm use) => use.HandleAsync(id))).Value!;
        (form.Email, form.InsuranceNo, form.Allergies) = ("new@example.cn", "998877665544", "磺胺");
        await hospital.Run.RunAsync(Actor.Product("test"), (EditPatient use) => use.HandleAsync(form));

        var changes = (await hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientChanges use) => use.HandleAsync(id))).Value!;

        var changed = changes.First(change => change.Act == AuditAct.Changed).Fields;
        Assert.Contains(new FieldChange("Email", "w***@example.cn", "n***@example.cn"), changed);
        Assert.Contains(new FieldChange("Allergies", "青霉素过敏", "磺胺"), changed);
        Assert.DoesNotContain(changed, field => field.After == "998877665544");
    }

    [Fact]
    public async Task Health_texts_and_numbers_lie_sealed_and_the_insurance_number_is_found_by_its_index()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.HaveAsync(Full());

        var stored = await hospital.WithDbAsync(db => db.Patients.AsNoTracking().SingleAsync());

        foreach (var value in new[] { stored.InsuranceNo, stored.Email, stored.Allergies, stored.PastHistory, stored.Habits, stored.Diet, stored.Hobbies })
        {
            Assert.False(value!.Value.IsEmpty);
        }

        Assert.NotNull(stored.InsuranceNoIndex);
    }

    [Fact]
    public void Every_code_of_a_table_is_there_once()
    {
        foreach (var table in new[] { ArchiveCodes.Ethnic, ArchiveCodes.Marital, ArchiveCodes.Insurance, ArchiveCodes.Abo, ArchiveCodes.Rh })
        {
            Assert.Equal(table.Count, table.Select(row => row.Code).Distinct().Count());
        }

        Assert.Equal(56, ArchiveCodes.Ethnic.Count);
    }

    private static PatientForm Full()
    {
        var form = Forms.WangFang();
        (form.Kind, form.InsuranceCode, form.InsuranceNo, form.NativePlace, form.EthnicCode, form.MaritalCode) = (PatientKind.CheckUpClient, "01", "123456789012345689", "山东济南", "11", "20");
        (form.Email, form.BloodAbo, form.BloodRh) = ("WangFang@example.cn", "2", "2");
        (form.Allergies, form.PastHistory, form.Habits, form.Diet, form.Hobbies) = ("青霉素过敏", "高血压十年", "吸烟", "清淡", "太极拳");
        return form;
    }

    private static async Task<string?> RevealAsync(TestHospital hospital, Id<Patient> id, SecretField field) =>
        (await hospital.Run.RunAsync(Actor.Product("test"), (RevealPatientField use) => use.HandleAsync(new(id, field), "核对参保信息"))).Value;
}
