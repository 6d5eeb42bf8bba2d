using Bunit;
using HospitalCrm.Core.Patients;
using HospitalCrm.Web.Parts.Forms;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Tests.Parts.Forms;

public sealed class FieldTests : PartsTest
{
    private string _typed = "";

    [Theory]
    [InlineData("1985", "仅年份 · 41岁")]
    [InlineData("1985-03", "年月 · 41岁")]
    [InlineData("2026-02-20", "年月日 · 10天")]
    public void A_birth_date_says_how_it_was_understood(string typed, string meant)
    {
        var field = Show<FieldBirthDate>(with => with.Add(part => part.Name, "birthDate").Add(part => part.Value, typed));

        Assert.Equal(meant, ById(field, "field-birthDate-meant").TextContent);
    }

    [Fact]
    public void A_birth_date_that_is_none_is_not_guessed_at()
    {
        var field = Show<FieldBirthDate>(with => with.Add(part => part.Name, "birthDate").Add(part => part.Value, "1985-13"));

        Assert.Empty(AllById(field, "field-birthDate-meant"));
    }

    [Fact]
    public void A_label_names_its_input()
    {
        var field = Show<FieldText>(with => with.Add(part => part.Name, "name").Add(part => part.Label, "姓名").Add(part => part.Required, true));

        Assert.Equal(ById(field, "field-name").Id, field.Find("label").GetAttribute("for"));
        Assert.Equal("true", ById(field, "field-name").GetAttribute("aria-required"));
    }

    [Fact]
    public void A_locked_field_takes_no_typing()
    {
        var field = Show<FieldText>(with => with.Add(part => part.Name, "name").Add(part => part.ReadOnly, true));

        Assert.True(ById(field, "field-name").HasAttribute("readonly"));
    }

    [Fact]
    public async Task A_choice_is_told_as_its_value_and_shown_in_words()
    {
        Sex? chosen = null;
        var field = Show<FieldSelect<Sex>>(with => with
            .Add(part => part.Name, "sex")
            .Add(part => part.Choices, Enum.GetValues<Sex>())
            .Add(part => part.ValueChanged, EventCallback.Factory.Create<Sex>(this, sex => chosen = sex)));

        await ById(field, "field-sex").ChangeAsync("Female");

        Assert.Equal(Sex.Female, chosen);
        Assert.Contains("女", field.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_that_is_none_stays_and_says_so()
    {
        var field = Show<FieldDate>(with => with.Add(part => part.Name, "day").Add(part => part.Value, null));

        await ById(field, "field-day").ChangeAsync("2026-02-30");

        Assert.Equal("2026-02-30", ById(field, "field-day").GetAttribute("value"));
        Assert.Contains("日期有误", ById(field, "field-error-day").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_key_is_told()
    {
        var field = Show<FieldText>(with => with.Add(part => part.Name, "note").Add(part => part.Lines, 3).Add(part => part.ValueChanged, EventCallback.Factory.Create<string>(this, typed => _typed = typed)));

        await ById(field, "field-note").InputAsync("复诊");

        Assert.Equal("复诊", _typed);
        Assert.Equal("TEXTAREA", ById(field, "field-note").TagName);
    }
}
