using HospitalCrm.Web.Parts.Forms;

namespace HospitalCrm.Web.Tests.Parts.Forms;

public sealed class FormPathTests
{
    private readonly Household _home = new() { Head = new("王芳"), Numbers = [new("1"), new("2")] };

    [Fact]
    public void A_plain_name_is_a_property_of_the_form()
    {
        var field = FormPath.Resolve(_home, "Head");

        Assert.Same(_home, field.Model);
        Assert.Equal("Head", field.FieldName);
    }

    [Fact]
    public void A_path_into_a_list_finds_the_very_item()
    {
        var field = FormPath.Resolve(_home, "Numbers[1].Text");

        Assert.Same(_home.Numbers[1], field.Model);
        Assert.Equal("Text", field.FieldName);
    }

    [Fact]
    public void A_path_past_the_end_of_a_list_stays_at_the_list()
    {
        var field = FormPath.Resolve(_home, "Numbers[7].Text");

        Assert.Same(_home, field.Model);
        Assert.Equal("Numbers", field.FieldName);
    }

    [Fact]
    public void A_path_nobody_knows_stays_at_the_form()
    {
        var field = FormPath.Resolve(_home, "Nowhere.At.All");

        Assert.Same(_home, field.Model);
    }

    private sealed class Household
    {
        public required Line Head { get; init; }

        public required List<Line> Numbers { get; init; }
    }

    private sealed record Line(string Text);
}
