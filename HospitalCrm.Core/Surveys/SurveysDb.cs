using HospitalCrm.Core.Surveys;
using HospitalCrm.Core.Surveys.Satisfaction;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<SatisfactionRating> SatisfactionRatings => Set<SatisfactionRating>();

    public DbSet<LowScore> LowScores => Set<LowScore>();

    public DbSet<SmsRating> SmsRatings => Set<SmsRating>();

    public DbSet<SmsRatingAnswer> SmsRatingAnswers => Set<SmsRatingAnswer>();
}
