using Bunit;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Doors;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.FollowUps;
using HospitalCrm.Web.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.FollowUps;

/// <summary>The other door, on the follow-up's page.</summary>
public sealed class FollowUpFormCardTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Permission[] Nurse = [FollowUpPermissions.View, FollowUpPermissions.Call, PatientPermissions.View, PatientPermissions.SeeNames, SecurityPermissions.Use];

    [Fact]
    public async Task Where_no_address_is_set_the_card_says_so_and_offers_nothing()
    {
        await using var page = await PageTest.OpenAsync();
        var task = await DueAsync(page);
        var nurse = await page.Hospital.StaffAsync("nurse01", "何佳佳", Nurse);

        var shown = page.Show<FollowUpPage>(nurse, parameters => parameters.Add(follow => follow.Key, task.ToString()));

        Assert.Equal(nameof(FormHindrance.NoAddress), shown.WaitFor("followup-form-why").GetAttribute("data-why"));
        Assert.Empty(shown.All("followup-form-send"));
    }

    [Fact]
    public async Task Without_his_consent_nothing_is_sent_and_with_it_the_card_says_since_when_he_has_it()
    {
        await using var page = await PageTest.OpenAsync();
        page.Hospital.Services.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string> { [FormParameters.Address.Key] = "https://crm.example.cn" });
        var task = await DueAsync(page);
        var nurse = await page.Hospital.StaffAsync("nurse01", "何佳佳", Nurse);
        var shown = page.Show<FollowUpPage>(nurse, parameters => parameters.Add(follow => follow.Key, task.ToString()));

        shown.WaitFor("followup-form-send").Click();
        shown.WaitForAssertion(() => Assert.Contains("请先征得患者同意", shown.Markup, StringComparison.Ordinal), Patience);
        shown.At("followup-form-consent").Change(true);
        shown.At("followup-form-send").Click();

        shown.WaitForAssertion(() => Assert.Equal("sent", shown.At("followup-form").GetAttribute("data-state")), Patience);
        Assert.Empty(shown.All("followup-form-send"));
        Assert.Equal(1, await page.Hospital.WithDbAsync(db => db.FollowUpLinks.CountAsync()));
    }

    private static async Task<Id<FollowUpTask>> DueAsync(PageTest page)
    {
        await using (var scope = page.Hospital.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("start");
            await scope.ServiceProvider.GetRequiredService<QuestionnaireSetup>().InstallAsync(default);
            await scope.ServiceProvider.GetRequiredService<TemplateSetup>().InstallAsync(default);
            await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
        }

        var patient = await page.Hospital.HaveAsync();
        var person = await page.Hospital.WithDbAsync(db => db.Patients.Where(known => known.Id == patient).Select(known => known.PersonId).SingleAsync());
        var task = new FollowUpTask(patient, person, FollowUpOrigin.ByHand, TestHospital.Monday).Ask("discharge-cardiology", FollowUpImportance.Ordinary, null)
            .Assign("1001", null, FollowUpCaller.CallCentre, null).Plan(new(2026, 3, 2), TestHospital.Monday, 2);
        await page.Hospital.AddAsync(task);
        return task.Id;
    }
}
