using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Surveys;

internal sealed class SmsRatingMap : IEntityTypeConfiguration<SmsRating>
{
    public void Configure(EntityTypeBuilder<SmsRating> builder)
    {
        builder.ToTable("SmsRatings");
        builder.Property(rating => rating.DepartmentCode).HasMaxLength(32);
        builder.HasIndex(rating => rating.MessageId).IsUnique();

        // The figures of some days are counted inside it.
        builder.HasIndex(rating => new { rating.AskedOn, rating.DepartmentCode, rating.Score });
        builder.HasOne<Patient>().WithMany().HasForeignKey(rating => rating.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Encounter>().WithMany().HasForeignKey(rating => rating.EncounterId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SmsRatingAnswerMap : IEntityTypeConfiguration<SmsRatingAnswer>
{
    public void Configure(EntityTypeBuilder<SmsRatingAnswer> builder)
    {
        builder.ToTable("SmsRatingAnswers");
        builder.HasIndex(answer => answer.ReplyId).IsUnique();
        builder.HasOne<SmsRating>().WithMany().HasForeignKey(answer => answer.RatingId).OnDelete(DeleteBehavior.Cascade);
    }
}
