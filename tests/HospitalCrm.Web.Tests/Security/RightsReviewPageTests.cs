using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Security;

public sealed class RightsReviewPageTests
{
    [Fact]
    public async Task The_review_is_read_narrowed_and_signed_with_the_own_password()
    {
        await using var page = await PageTest.OpenAsync();
        var security = await ReviewerAsync(page);
        await page.Hospital.StaffAsync("agent01", "王芳", PatientPermissions.View, PatientPermissions.Reveal);
        await page.Hospital.StaffAsync("agent02", "李娜", PatientPermissions.View);
        var review = page.Show<RightsReviewPage>(security);
        review.WaitFor("review-figures");
        review.At("review-guarded").Change(true);
        Assert.Equal(["agent01", "security01"], review.All("review-person").Select(row => row.GetAttribute("data-key")));
        review.At("review-sign").Click();
        review.WaitFor("review-password").Input("wrong");
        review.At("review-confirm").Click();
        Assert.Contains("密码错误", review.WaitFor("problem").TextContent, StringComparison.Ordinal);
        review.At("review-password").Input("correct-horse-7");

        review.At("review-confirm").Click();

        Assert.Contains("security01", review.WaitFor("review-past").TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await page.Hospital.WithDbAsync(db => db.RightsReviews.CountAsync()));
    }

    private static async Task<Actor> ReviewerAsync(PageTest page)
    {
        var reviewer = await page.Hospital.StaffAsync("security01", "钱志刚", SecurityPermissions.ReviewRights);
        await using var scope = page.Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("test");
        var db = scope.ServiceProvider.GetRequiredService<HospitalCrm.Core.Data.CrmDb>();
        scope.ServiceProvider.GetRequiredService<PasswordCheck>().Set(await db.Users.SingleAsync(account => account.Id == reviewer.AccountId), "correct-horse-7");
        await db.SaveChangesAsync();
        return reviewer;
    }
}
