using HospitalCrm.Core.Lists;
using HospitalCrm.Web.Gallery;
using HospitalCrm.Web.Parts.Lists;

namespace HospitalCrm.Web.Tests.Parts.Lists;

public sealed class ListAddressTests
{
    private static readonly Uri Page = new("http://hospital/gallery");

    [Fact]
    public void A_name_typed_as_a_filter_never_gets_into_the_address()
    {
        var query = new ListQuery { Filters = new Dictionary<string, string> { ["name"] = "王芳", ["kind"] = "vip" }, Page = 3 };

        var address = ListAddress.Write(Page, GalleryLists.Full, query);

        Assert.Equal("/gallery?kind=vip&page=3", address);
    }

    [Fact]
    public void What_was_written_is_read_back()
    {
        var query = new ListQuery { Filters = new Dictionary<string, string> { ["kind"] = "vip" }, Sort = "Name", Descending = true, Page = 2 };

        var read = ListAddress.Read(new(Page, ListAddress.Write(Page, GalleryLists.Full, query)), GalleryLists.Full);

        Assert.Equal(("vip", "Name", true, 2), (read.Filters["kind"], read.Sort, read.Descending, read.Page));
    }

    [Theory]
    [InlineData("?page=-4&sort=Nothing&name=%E7%8E%8B")]
    [InlineData("?page=99999999999&sort=")]
    public void Nonsense_in_the_address_is_the_plain_list(string query)
    {
        var read = ListAddress.Read(new(Page, query), GalleryLists.Full);

        Assert.Equal((1, null), (read.Page, read.Sort));
        Assert.Empty(read.Filters);
    }
}
