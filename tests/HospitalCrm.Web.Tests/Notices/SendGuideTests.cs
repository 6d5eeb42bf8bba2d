using Bunit;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Notices.Guides;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Settings.Guides;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Notices;

/// <summary>发导诊短信: what is sent was seen before.</summary>
public sealed class SendGuideTests
{
    [Fact]
    public async Task A_guide_is_chosen_seen_and_sent_to_a_number()
    {
        await using var page = await OpenAsync();
        var shown = page.Show<SendGuideButton>(await page.Hospital.StaffAsync("agent01", "林晓", MessagingPermissions.Send));
        shown.WaitFor("guide-send").Click();
        shown.WaitFor("guide-choice").Change("Department:5001");
        shown.At("guide-number-typed").Input("13900139000");
        shown.At("guide-called").Input("张先生");

        page.Hospital.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Contains("张先生您好，影像科的位置：门诊楼2楼B区", shown.WaitFor("guide-preview").TextContent, StringComparison.Ordinal);
        shown.At("guide-confirm").Click();

        shown.WaitForAssertion(() => Assert.Empty(shown.All("send-guide")), TimeSpan.FromSeconds(20));
        Assert.Equal("guide-department", await page.Hospital.WithDbAsync(db => db.OutboundMessages.Select(message => message.Template).SingleAsync()));
    }

    [Fact]
    public async Task In_an_archive_it_goes_to_the_patients_own_number_and_nothing_is_asked_but_the_guide()
    {
        await using var page = await OpenAsync();
        var patient = (await page.Hospital.Run.RunAsync(Actor.Product("test"), (RegisterPatient use) => use.HandleAsync(new() { Name = "王芳", BirthDate = "1985-03-07", Numbers = [new() { Number = "13800138000" }] }))).Value;
        var agent = await page.Hospital.StaffAsync("agent01", "林晓", MessagingPermissions.Send, PatientPermissions.View, PatientPermissions.SeeNames);
        var shown = page.Show<SendGuideDialog>(agent, parameters => parameters.Add(dialog => dialog.Patient, patient).Add(dialog => dialog.Subject, GuideSubject.Exam));
        shown.WaitFor("guide-choice").Change("Exam:CT01");

        Assert.Contains("王芳您好，您的胸部CT已安排", shown.WaitFor("guide-preview").TextContent, StringComparison.Ordinal);
        Assert.Contains("138****8000", shown.At("guide-number").TextContent, StringComparison.Ordinal);
        Assert.Empty(shown.All("guide-to-number"));
    }

    [Fact]
    public async Task A_landline_is_refused_in_words_and_who_may_not_send_has_no_button()
    {
        await using var page = await OpenAsync();
        var shown = page.Show<SendGuideDialog>(await page.Hospital.StaffAsync("agent01", "林晓", MessagingPermissions.Send), parameters => parameters.Add(dialog => dialog.Code, "5001"));
        shown.WaitFor("guide-number-typed").Input("01063663699");
        page.Hospital.Clock.Advance(TimeSpan.FromSeconds(2));

        shown.WaitFor("guide-open");
        Assert.NotNull(shown.At("guide-confirm").GetAttribute("disabled"));
        var none = page.Show<SendGuideButton>(await page.Hospital.StaffAsync("nurse01", "周护士", PatientPermissions.View));
        Assert.Empty(none.All("guide-send"));
    }

    private static async Task<PageTest> OpenAsync()
    {
        var page = await PageTest.OpenAsync();
        await using var scope = page.Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("start");
        await scope.ServiceProvider.GetRequiredService<TemplateSetup>().InstallAsync(default);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
        var department = new Department("5001", "影像科");
        department.GuideTo("门诊楼2楼B区");
        var exam = new ExamItem("CT01");
        exam.Describe("胸部CT", "5001", "请空腹");
        await page.Hospital.AddAsync(department, exam);
        return page;
    }
}
