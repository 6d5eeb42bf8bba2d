using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Tests.Messaging;

public sealed class TemplatePreviewTests
{
    [Fact]
    public async Task A_text_is_shown_with_all_optional_parts_and_with_none()
    {
        await using var hospital = await TestHospital.OpenAsync();

        var preview = (await PreviewAsync(hospital, Actor.Product("test"), "{患者姓名}您好，请于{复诊日期}复诊[，医生：{医生}]。")).Value!;

        Assert.Equal("【测试医院】王芳您好，请于3月12日复诊，医生：李主任。", preview.Full);
        Assert.Equal("【测试医院】王芳您好，请于3月12日复诊。", preview.Least);
        Assert.Equal((1, preview.Full.Length, 70 - preview.Full.Length), (preview.Count.Parts, preview.Count.Characters, preview.Count.Left));
    }

    [Fact]
    public async Task The_71st_character_makes_a_second_part_and_doubles_the_cost()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var signature = "【测试医院】".Length;

        var one = (await PreviewAsync(hospital, Actor.Product("test"), new string('复', 70 - signature))).Value!;
        var two = (await PreviewAsync(hospital, Actor.Product("test"), new string('复', 71 - signature))).Value!;

        Assert.Equal((1, 0, 100), (one.Count.Parts, one.Count.Left, one.Count.CostLi));
        Assert.Equal((2, 63, 200), (two.Count.Parts, two.Count.Left, two.Count.CostLi));
    }

    [Fact]
    public async Task A_real_patient_is_covered_from_those_who_may_not_see_names()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var patient = await PatientAsync(hospital);
        var finance = await hospital.StaffAsync("finance01", "钱会计", TemplatePermissions.View, PatientPermissions.View);
        var agent = await hospital.StaffAsync("agent01", "刘敏", TemplatePermissions.View, PatientPermissions.View, PatientPermissions.SeeNames);

        var covered = await PreviewAsync(hospital, finance, "{患者姓名}您好", patient);
        var named = await PreviewAsync(hospital, agent, "{患者姓名}您好", patient);

        Assert.Equal(("【测试医院】陈*梅您好", "【测试医院】陈雪梅您好"), (covered.Value!.Full, named.Value!.Full));
    }

    [Fact]
    public async Task Who_may_not_look_at_patients_is_shown_none()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var patient = await PatientAsync(hospital);
        var info = await hospital.StaffAsync("info01", "周海涛", TemplatePermissions.View);

        var outcome = await PreviewAsync(hospital, info, "{患者姓名}您好", patient);

        Assert.Equal("Patients.Missing", outcome.Problem?.Code);
    }

    [Fact]
    public async Task A_text_that_cannot_be_read_is_refused_in_words()
    {
        await using var hospital = await TestHospital.OpenAsync();

        var outcome = await PreviewAsync(hospital, Actor.Product("test"), "{患者姓名");

        Assert.Equal("Messaging.BraceOpen", outcome.Problem?.Code);
    }

    private static Task<Outcome<TemplatePreview>> PreviewAsync(TestHospital hospital, Actor actor, string text, Id<Patient>? patient = null) =>
        hospital.Run.RunAsync(actor, (PreviewTemplate use) => use.HandleAsync(TemplateKind.Revisit, MessageCategory.Notice, text, null, patient));

    private static async Task<Id<Patient>> PatientAsync(TestHospital hospital)
    {
        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (RegisterPatient use) => use.HandleAsync(new() { Name = "陈雪梅", Sex = Sex.Female, Numbers = [new() { Number = "13800138000" }] }));
        return outcome.Value;
    }
}
