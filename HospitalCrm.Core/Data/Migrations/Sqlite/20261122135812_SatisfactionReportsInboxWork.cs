using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SatisfactionReportsInboxWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_InboundMessages_PatientId",
                table: "InboundMessages");

            migrationBuilder.AddColumn<bool>(
                name: "IsReportReader",
                table: "Staff",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<byte[]>(
                name: "AnswerId",
                table: "InboundMessages",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AssignedAt",
                table: "InboundMessages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AssignedTo",
                table: "InboundMessages",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Note",
                table: "InboundMessages",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DailyFigures",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SourceCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Value = table.Column<long>(type: "INTEGER", precision: 12, scale: 2, nullable: false),
                    AsOf = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DailyFigures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LeaderReports",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Recipients = table.Column<int>(type: "INTEGER", nullable: false),
                    Missing = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeaderReports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SmsRatings",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MessageId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    EncounterId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DepartmentCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    LeftOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SmsRatings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SmsRatings_Encounters_EncounterId",
                        column: x => x.EncounterId,
                        principalTable: "Encounters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SmsRatings_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SmsRatingAnswers",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RatingId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: false),
                    ReplyId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SmsRatingAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SmsRatingAnswers_SmsRatings_RatingId",
                        column: x => x.RatingId,
                        principalTable: "SmsRatings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_PatientId_At",
                table: "InboundMessages",
                columns: new[] { "PatientId", "At" },
                filter: "\"PatientId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DailyFigures_On_Code_SourceCode",
                table: "DailyFigures",
                columns: new[] { "On", "Code", "SourceCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LeaderReports_On",
                table: "LeaderReports",
                column: "On",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SmsRatingAnswers_RatingId",
                table: "SmsRatingAnswers",
                column: "RatingId");

            migrationBuilder.CreateIndex(
                name: "IX_SmsRatingAnswers_ReplyId",
                table: "SmsRatingAnswers",
                column: "ReplyId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SmsRatings_AskedOn_DepartmentCode_Score",
                table: "SmsRatings",
                columns: new[] { "AskedOn", "DepartmentCode", "Score" });

            migrationBuilder.CreateIndex(
                name: "IX_SmsRatings_EncounterId",
                table: "SmsRatings",
                column: "EncounterId");

            migrationBuilder.CreateIndex(
                name: "IX_SmsRatings_MessageId",
                table: "SmsRatings",
                column: "MessageId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SmsRatings_PatientId",
                table: "SmsRatings",
                column: "PatientId");

            // What the HIS told before there was a room for it.
            migrationBuilder.Sql("UPDATE \"HisRows\" SET \"State\" = 'Pending' WHERE \"View\" = 'daily_indicator' AND \"State\" = 'Kept';");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DailyFigures");

            migrationBuilder.DropTable(
                name: "LeaderReports");

            migrationBuilder.DropTable(
                name: "SmsRatingAnswers");

            migrationBuilder.DropTable(
                name: "SmsRatings");

            migrationBuilder.DropIndex(
                name: "IX_InboundMessages_PatientId_At",
                table: "InboundMessages");

            migrationBuilder.DropColumn(
                name: "IsReportReader",
                table: "Staff");

            migrationBuilder.DropColumn(
                name: "AnswerId",
                table: "InboundMessages");

            migrationBuilder.DropColumn(
                name: "AssignedAt",
                table: "InboundMessages");

            migrationBuilder.DropColumn(
                name: "AssignedTo",
                table: "InboundMessages");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "InboundMessages");

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_PatientId",
                table: "InboundMessages",
                column: "PatientId");
        }
    }
}
