using HospitalCrm.Core.Integration.Feeds;

namespace HospitalCrm.Core.Tests.Integration.Feeds;

public sealed class ContractTests
{
    [Fact]
    public void The_contract_has_twenty_three_views_and_every_one_a_key_and_a_watermark_at_its_end()
    {
        Assert.Equal(23, HisContract.Views.Count);
        Assert.Equal(297, HisContract.Views.Sum(view => view.Columns.Count));
        Assert.All(HisContract.Views, view =>
        {
            Assert.NotEmpty(view.Keys);
            Assert.Same(view.Columns[^1], view.UpdatedAt);
            Assert.True(view.Columns.Count <= 64, "more columns than bits");
        });
    }

    [Theory]
    [InlineData("outpatient_visit", "0 1 9")]
    [InlineData("inpatient_stay", "1 2 9")]
    [InlineData("prepay", "1 2 9")]
    [InlineData("lab_report", "F C X")]
    [InlineData("exam_report", "F C X")]
    [InlineData("exam_order", "0 1 2 9")]
    [InlineData("prescription", "1 2 9")]
    [InlineData("operation", "1 2 9")]
    [InlineData("charge", "1 9")]
    [InlineData("checkup", "1 2 3 9")]
    [InlineData("schedule", "1 2 9")]
    [InlineData("appointment", "1 2 3 8 9")]
    public void A_status_may_be_what_its_note_lists(string view, string listed) =>
        Assert.Equal(listed.Split(' '), HisContract.Get(view).Find("status")!.Listed);

    [Fact]
    public void Every_view_with_a_status_lists_its_values_here() =>
        Assert.Equal(12, HisContract.Views.Count(view => view.Find("status") is { Listed.Count: > 0 }));

    [Theory]
    [InlineData("patient")]
    [InlineData("crm_v_patient")]
    [InlineData("Patient")]
    public void A_view_is_found_with_and_without_its_prefix(string name) => Assert.Equal("patient", HisContract.Find(name)!.Name);

    [Theory]
    [InlineData("")]
    [InlineData("patients")]
    [InlineData("crm_v_")]
    public void A_view_the_contract_does_not_have_is_not_found(string name) => Assert.Null(HisContract.Find(name));

    [Fact]
    public void Quoted_commas_in_a_note_do_not_move_its_columns()
    {
        var allergy = HisContract.Get("patient").Find("allergy")!;

        Assert.Equal("""null = nothing recorded, not "no allergy" """.Trim(), allergy.Note);
        Assert.Equal((HisColumnKind.Text, 500), (allergy.Kind, allergy.Length));
        Assert.Equal((12, 3), (HisContract.Get("prescription").Find("dose")!.Length, HisContract.Get("prescription").Find("dose")!.Places));
    }
}
