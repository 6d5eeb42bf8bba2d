using HospitalCrm.Web.Gallery;
using HospitalCrm.Web.Parts.Forms;

namespace HospitalCrm.Web.Tests.Parts.Forms;

public sealed class FormCopyTests
{
    [Fact]
    public void A_copy_is_changed_without_the_original()
    {
        var form = new GalleryForm { Name = "王芳" };

        var copy = FormCopy.Of(form);
        copy.Name = "赵敏";

        Assert.Equal("王芳", form.Name);
    }

    [Fact]
    public void The_version_is_no_difference()
    {
        var mine = new GalleryForm { Name = "王芳", Note = "甲", Version = 1 };
        var theirs = new GalleryForm { Name = "王芳", Note = "乙", Version = 2 };

        Assert.Equal(["Note"], FormCopy.Differences(mine, theirs));
    }

    [Fact]
    public void A_merge_takes_their_version_and_my_chosen_fields()
    {
        var mine = new GalleryForm { Name = "王 芳", Note = "甲", Version = 1 };
        var theirs = new GalleryForm { Name = "王芳", Note = "乙", Version = 2 };

        var merged = FormCopy.Merge(mine, theirs, new HashSet<string> { "Note" });

        Assert.Equal(new GalleryForm { Name = "王芳", Note = "甲", Version = 2 }, merged);
    }

    [Fact]
    public void A_draft_nobody_understands_any_more_is_no_form()
    {
        Assert.Null(FormCopy.TryRead<GalleryForm>("""{"Sex":"no number"}"""));
        Assert.Null(FormCopy.TryRead<GalleryForm>("{"));
    }
}
