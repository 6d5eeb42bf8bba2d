using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Web.Parts.Lists;

namespace HospitalCrm.Web.Tests.Parts.Lists;

public sealed class ListAddressTests
{
    [Fact]
    public void Codes_and_dates_order_and_page_come_from_the_address_and_go_back_into_it()
    {
        var address = new Uri("http://h/patients?sex=Female&lastVisit=2026-01-01..2026-01-31&sort=-LastVisit&page=3");

        var (query, problem) = ListAddress.Read(address, PatientList.Definition, []);

        Assert.Null(problem);
        Assert.Equal(("Female", "LastVisit", true, 3), (query.Filters["sex"], query.Sort, query.Descending, query.Page));
        Assert.Equal(query, Read(ListAddress.Write(address, PatientList.Definition, query, [])) with { Filters = query.Filters });
    }

    [Theory]
    [InlineData("nmae=1", "Lists.UnknownFilter", "nmae")]
    [InlineData("sort=Phone", "Lists.UnknownSort", "Phone")]
    [InlineData("sort=-Nothing", "Lists.UnknownSort", "Nothing")]
    [InlineData("page=abc", "Lists.BadPage", "page")]
    [InlineData("page=-1", "Lists.BadPage", "page")]
    [InlineData("name=%E7%8E%8B", "Lists.FilterNotInAddress", "name")]
    public void A_word_the_list_does_not_know_is_refused_by_its_name_and_never_by_its_value(string words, string code, string named)
    {
        var (_, problem) = ListAddress.Read(new("http://h/patients?" + words), PatientList.Definition, []);

        Assert.Equal((code, named), (problem?.Code, problem?.Args[0]));
    }

    [Fact]
    public void Words_of_the_page_around_the_list_stay_in_the_address()
    {
        var address = new Uri("http://h/patients?tab=calls&page=2");

        var (query, problem) = ListAddress.Read(address, PatientList.Definition, ["tab"]);

        Assert.Null(problem);
        Assert.Equal("/patients?tab=calls", ListAddress.Write(address, PatientList.Definition, query with { Page = 1 }, ["tab"]));
        Assert.True(ListAddress.IsBare(new("http://h/patients?tab=calls"), ["tab"]));
        Assert.False(ListAddress.IsBare(address, ["tab"]));
    }

    private static ListQuery Read(string address) => ListAddress.Read(new("http://h" + address), PatientList.Definition, []).Query;
}
