using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Web.Tests.Patients;

public sealed class PatientEditPageTests
{
    [Fact]
    public async Task Two_people_editing_at_once_the_second_sees_both_versions()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);
        var shown = page.Show<PatientEditPage>(agent, parameters => parameters.Add(edit => edit.Key, id.ToString()));
        shown.WaitFor("form");
        shown.Type("name", "王小芳");
        await RenameAsync(page.Hospital, id, "王大芳");

        shown.Find("form").Submit();

        var stale = shown.WaitFor("form-stale").TextContent;
        Assert.Contains("王小芳", stale, StringComparison.Ordinal);
        Assert.Contains("王大芳", stale, StringComparison.Ordinal);
        Assert.Equal("王大芳", await page.Hospital.WithDbAsync(db => db.Patients.Select(patient => patient.Name).SingleAsync()));
    }

    [Fact]
    public async Task An_edit_form_shows_no_whole_number()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);

        var shown = page.Show<PatientEditPage>(agent, parameters => parameters.Add(edit => edit.Key, id.ToString()));
        shown.WaitFor("form");

        Assert.Equal("138****8000", shown.At("field-phone").GetAttribute("value"));
        Assert.DoesNotContain(People.Phone, shown.Markup, StringComparison.Ordinal);
    }

    private static async Task RenameAsync(TestHospital hospital, Id<Patient> id, string name)
    {
        var form = (await hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientForm use) => use.HandleAsync(id))).Value!;
        form.Name = name;
        Assert.Null((await hospital.Run.RunAsync(Actor.Product("test"), (EditPatient use) => use.HandleAsync(form))).Problem);
    }
}
