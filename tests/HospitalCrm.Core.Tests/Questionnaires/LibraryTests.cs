using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using Microsoft.EntityFrameworkCore;
using static HospitalCrm.Core.Tests.Questionnaires.QuestionnaireHospital;

namespace HospitalCrm.Core.Tests.Questionnaires;

public sealed class LibraryTests
{
    [Fact]
    public async Task A_ward_extends_a_library_by_its_own_texts_which_come_first_there_and_nowhere_else()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.InstallAsync();
        var nurse = await hospital.StaffOfAsync("headnurse01", Ward, Writer);

        var outcome = await hospital.Run.RunAsync(nurse, (SaveLibraryText use) => use.HandleAsync(new() { Library = LibraryKind.Symptom, Department = Ward, Text = "夜间憋醒" }));

        Assert.Null(outcome.Problem);
        Assert.Equal("夜间憋醒", (await SymptomsAsync(hospital, nurse, Ward))[0]);
        Assert.DoesNotContain("夜间憋醒", await SymptomsAsync(hospital, nurse, "1002"));
        Assert.Contains("头晕", await SymptomsAsync(hospital, nurse, "1002"));
    }

    [Fact]
    public async Task What_belongs_to_everybody_or_to_another_ward_is_not_hers_to_change()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.InstallAsync();
        var nurse = await hospital.StaffOfAsync("headnurse01", Ward, Writer);
        var known = await hospital.WithDbAsync(db => db.LibraryTexts.Where(text => text.Text == "头晕").Select(text => text.Id).SingleAsync());
        var form = (await hospital.Run.RunAsync(nurse, (ReadLibraryText use) => use.HandleAsync(known))).Must();

        Assert.Equal("Questionnaires.NotYours", (await hospital.Run.RunAsync(nurse, (SaveLibraryText use) => use.HandleAsync(form with { Text = "晕" }))).Problem?.Code);
        Assert.Equal("Questionnaires.NotYours", (await hospital.Run.RunAsync(nurse, (SaveLibraryText use) => use.HandleAsync(form with { Department = Ward }))).Problem?.Code);
        Assert.Equal("Questionnaires.NotYours", (await hospital.Run.RunAsync(nurse, (SaveLibraryText use) => use.HandleAsync(new() { Text = "全院的" }))).Problem?.Code);
        Assert.Equal("Questionnaires.NotYours", (await hospital.Run.RunAsync(nurse, (RemoveLibraryTexts use) => use.HandleAsync(new[] { known }))).Problem?.Code);
    }

    [Fact]
    public async Task What_came_with_the_product_is_switched_off_not_deleted_and_does_not_come_back()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.InstallAsync();
        var office = await hospital.StaffAsync("nursing01", "护理部", Writer);
        var known = await hospital.WithDbAsync(db => db.LibraryTexts.Where(text => text.Text == "鼻涕带血").Select(text => text.Id).SingleAsync());
        var form = (await hospital.Run.RunAsync(office, (ReadLibraryText use) => use.HandleAsync(known))).Must();

        Assert.Equal("Questionnaires.BuiltInStays", (await hospital.Run.RunAsync(office, (RemoveLibraryTexts use) => use.HandleAsync(new[] { known }))).Problem?.Code);
        Assert.Null((await hospital.Run.RunAsync(office, (SaveLibraryText use) => use.HandleAsync(form with { IsOff = true }))).Problem);
        await hospital.InstallAsync();

        Assert.DoesNotContain("鼻涕带血", await SymptomsAsync(hospital, office, null));
    }

    [Fact]
    public async Task An_empty_text_is_refused_at_its_field()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var office = await hospital.StaffAsync("nursing01", "护理部", Writer);

        var outcome = await hospital.Run.RunAsync(office, (SaveLibraryText use) => use.HandleAsync(new() { Text = " ", Order = "x" }));

        Assert.Equal(["Questionnaires.LibraryTextLength", "Questionnaires.OrderNumber"], outcome.Problem!.Fields.Select(field => field.Code));
    }

    [Fact]
    public async Task Satisfaction_items_are_the_whole_hospitals_and_become_the_rows_of_a_matrix()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.InstallAsync();
        var office = await hospital.StaffAsync("nursing01", "护理部", Writer);
        var nurse = await hospital.StaffOfAsync("headnurse01", Ward, Writer);
        var form = new SatisfactionItemForm { Code = "dept-food", Name = "伙食", Scope = SatisfactionScope.Department, ItemClass = "quality" };

        Assert.Equal("Questionnaires.NotYours", (await hospital.Run.RunAsync(nurse, (SaveSatisfactionItem use) => use.HandleAsync(form))).Problem?.Code);
        Assert.Null((await hospital.Run.RunAsync(office, (SaveSatisfactionItem use) => use.HandleAsync(form))).Problem);
        Assert.Equal("Questionnaires.CodeTaken", (await hospital.Run.RunAsync(office, (SaveSatisfactionItem use) => use.HandleAsync(form))).Problem?.Code);

        var rows = (await hospital.Run.RunAsync(office, (ReadSatisfactionRows use) => use.HandleAsync())).Must();
        Assert.Equal((7, 4), (rows.Department.Count, rows.Staff.Count));
        Assert.Contains(rows.Department, row => row.Text == "伙食");
    }

    private static async Task<List<string>> SymptomsAsync(TestHospital hospital, Actor actor, string? department) =>
        [.. (await hospital.Run.RunAsync(actor, (ReadLibrary use) => use.HandleAsync(department))).Must().Where(entry => entry.Kind == LibraryKind.Symptom).Select(entry => entry.Text)];
}
